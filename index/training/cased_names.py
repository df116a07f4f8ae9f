"""Lists the names that news write with capitals: a question typed in lower case gets its capitals back by it.

    python -m index.training.cased_names --out index/models/marks/names.txt FILE.jsonl.xz [FILE.jsonl.xz ...]

A name is a run of capitalised words inside a sentence, of two to four syllables or one that is no syllable ("SJC"); it
is listed when news write it often and hardly ever in lower case.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from index.training.marks import texts
from index.vietnamese.letters import UPPER
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.syllables import is_syllable

# A capital behind a full stop or a quotation mark says nothing.
_RUN = re.compile(rf"(?<=[^\W\d_] )[{UPPER}][^\W_]*(?: [{UPPER}][^\W_]*){{0,3}}(?! [{UPPER}])(?![^\W_])")
_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST = 4


def count(files: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Return how often each run of capitals is written so, and how often any run of words in lower case."""
    named: Counter[str] = Counter()
    for path in files:
        for text in texts(path, held_out=False):
            named.update(run for run in _RUN.findall(fold_tones(text)) if _may_name(run))
        print(f"{path.name}: {len(named):,} names", flush=True)
        named = Counter({name: times for name, times in named.items() if times > 1})
    wanted = {fold_case(name) for name in named}
    lower: Counter[str] = Counter()
    for path in files:
        for text in texts(path, held_out=False):
            words = _WORD.findall(fold_tones(text))
            for size in range(1, _LONGEST + 1):
                runs = zip(*(words[at:] for at in range(size)), strict=False)
                lower.update(run for words_ in runs if (run := " ".join(words_)) in wanted)
    return named, lower


def _may_name(run: str) -> bool:
    return " " in run or (len(run) > 1 and not is_syllable(fold_case(run)))


def names(named: Counter[str], lower: Counter[str], least: int, share: float) -> list[str]:
    """Return the names written at least `least` times and in lower case at most in a `share` of all."""
    best: dict[str, tuple[int, str]] = {}
    for name, times in named.items():
        key = fold_case(name)
        best[key] = max(best.get(key, (0, "")), (times, name))
    return sorted(
        name for key, (times, name) in best.items() if times >= least and lower[key] <= share * (times + lower[key])
    )


def main() -> None:
    """Count and write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--least", type=int, default=20, help="rarer names are left out")
    parser.add_argument("--share", type=float, default=0.05, help="and those written in lower case more often")
    options = parser.parse_args()
    began = time.time()
    found = names(*count(options.files), options.least, options.share)
    options.out.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found):,} names, {options.out.stat().st_size / 1e3:.0f} kB, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
