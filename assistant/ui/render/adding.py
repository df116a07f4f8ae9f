"""Adding articles: the place to drop files, the preview that can be corrected, and how far a build is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.collection.drafts import Draft, good
from assistant.collection.job import State
from assistant.ui import strings
from assistant.ui.render.text import attributes, button, escape, number, seconds, tag
from index.types import BuildReport, Failure


def drop_zone() -> str:
    """Return the field that takes files by dropping or by choosing."""
    words = tag("strong", escape(strings.DROP)) + tag("span", escape(strings.DROP_KINDS))
    kinds = ".txt,.md,.html,.htm,.pdf,.docx,.jsonl,.gz,.xz"
    box = f'<input type="file" multiple class="unseen" accept="{kinds}">'
    states = {"data-busy": strings.UPLOADING, "data-failed": strings.UPLOAD_FAILED}
    return f'<label class="drop"{attributes(states)}>{box}{words}<em role="status"></em></label>'


def preview(drafts: Sequence[Draft | Failure], refused: int | None = None) -> str:
    """Return what was understood of each article, with fields to correct it; the date of `refused` makes no sense."""
    if not drafts:
        return ""
    cards = "".join(_draft(d, i, i == refused) if isinstance(d, Draft) else failed(d) for i, d in enumerate(drafts))
    count = len(list(good(drafts)))
    words = strings.ADD_THESE.format(count=count)
    add = button(words, "apply", data_takes="[data-change=edit]", class_="primary-action") if count else ""
    buttons = tag("div", add + button(strings.CANCEL, "clear", class_="quiet"), class_="buttons")
    return tag("section", tag("h3", escape(strings.PREVIEW_TITLE)) + cards + buttons, class_="preview")


def _draft(draft: Draft, place: int, refused: bool) -> str:
    fields = "".join(_field(draft, place, name, label) for name, label in strings.FIELDS)
    if refused:
        kept = strings.DATE_REFUSED.format(date=date_of(draft) or strings.NO_DATE)
        fields += tag("p", escape(kept), class_="failure refused", role="alert")
    size = strings.DRAFT_SIZE.format(words=number(draft.words), passages=number(draft.passages), name=draft.name)
    drop = button(strings.DROP_DRAFT, "delete", data_draft=place, class_="quiet")
    foot = tag("div", tag("span", escape(size)) + drop, class_="foot")
    text = tag("details", tag("summary", escape(strings.PREVIEW)) + tag("div", escape(draft.text[:1500]), class_="raw"))
    return tag("fieldset", tag("legend", escape(draft.stated.title), class_="unseen") + fields + text + foot)


def _field(draft: Draft, place: int, name: str, label: str) -> str:
    values: dict[str, object] = {
        "type": "text",
        "value": vietnamese_date(draft.stated.published) if name == "published" else getattr(draft.stated, name),
        "placeholder": strings.DATE_EXAMPLE if name == "published" else None,
        "data-change": "edit",
        "data-draft": place,
        "data-field": name,
        "maxlength": 500,
    }
    return tag("label", tag("span", escape(label)) + f"<input{attributes(values)}>", class_=f"field-{name}")


def date_of(draft: Draft | Failure) -> str:
    """Return the date of a draft as it is shown."""
    return vietnamese_date(draft.stated.published) if isinstance(draft, Draft) else ""


def vietnamese_date(stated: str) -> str:
    """Return a date of front matter ("2020-12-24", "2023-07", "2019") the way it is written in Vietnam."""
    return "/".join(str(int(part)) for part in reversed(stated.split("-")) if part.isdecimal())


def failed(failure: Failure) -> str:
    """Return a file that could not be read, why, and what to do."""
    where = failure.path + (f":{failure.line}" if failure.line else "")
    words = tag("strong", escape(strings.NOT_READ.format(name=where))) + " " + escape(f"{failure.reason} {failure.fix}")
    return tag("p", words, class_="failure", role="alert")


def progress(state: State, now: float) -> str:
    """Return how far a running build is, or how the last one ended; each stage is spoken once."""
    if state.running:
        return _running(state, now)
    if state.what:
        return tag("div", tag("p", escape(state.what), class_="what") + tag("p", escape(state.fix)), class_="trouble")
    if state.stopped:
        return tag("p", escape(strings.BUILD_STOPPED), class_="outcome", data_spoken=True)
    if state.removed:
        words = strings.BUILD_REMOVED.format(count=state.removed)
        return tag("p", escape(words), class_="outcome", data_spoken=True)
    return _report(state.report) if state.report else ""


def _running(state: State, now: float) -> str:
    step = state.progress
    label = strings.STAGES[step.stage.value] if step else strings.STARTING
    parts = [strings.STOPPING if state.stopped else label]
    share = None
    if step and step.total:
        parts.append(strings.STEP_OF.format(done=number(step.done), total=number(step.total)))
        share = f"{100 * step.done / step.total:.0f}"
    left = state.left(now)
    if left is not None and left >= 1:
        pattern = strings.LEFT_SECONDS if left < 90 else strings.LEFT_MINUTES
        parts.append(pattern.format(n=round(left) if left < 90 else round(left / 60)))
    words = " · ".join(parts)
    bar = tag("progress", "", max="100", value=share, aria_label=label)
    return tag("div", tag("p", escape(words), data_spoken=parts[0]) + bar, class_="running")


def stopper(state: State) -> str:
    """Return the button that stops a running build. It stands alone: what is drawn twice a second cannot be pressed."""
    return button(strings.STOP_BUILD, "stop", class_="quiet", disabled=state.stopped) if state.running else ""


def _report(report: BuildReport) -> str:
    counts = ((pattern, getattr(report, name)) for name, pattern in strings.BUILD_COUNTS.items())
    done = ", ".join(pattern.format(n=number(count)) for pattern, count in counts if count)
    took = seconds(report.seconds * 1000)
    words = strings.BUILD_DONE.format(what=done or strings.BUILD_NOTHING_NEW, seconds=took)
    if report.duplicates:
        words += " " + strings.BUILD_DUPLICATES.format(count=number(report.duplicates))
    problems = "".join(failed(failure) for failure in report.failures[:50])
    return tag("p", escape(words), class_="outcome", data_spoken=True) + problems
