"""The reading network on disk: a folder with config.json, two word lists and model.safetensors.

Tables of words are kept as bytes with one scale a row, everything else in half precision.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ModelError
from index.reading.encoding import Vocabulary

if TYPE_CHECKING:
    from torch import Tensor

    from index.reading.network import ReadingNetwork

KIND = "dan-nguon-reader"
_FORMAT = 2
_TABLES = ("meaning.weight", "plain.weight")


def is_ours(folder: Path) -> bool:
    """Tell whether `folder` holds a network of this project."""
    return _config(folder).get("model_type") == KIND


def save(network: ReadingNetwork, vocabulary: Vocabulary, folder: Path) -> None:
    """Write the network and its vocabulary into `folder`."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, Tensor] = {}
    for name, value in network.state_dict().items():
        if name in _TABLES:
            scale = value.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
            tensors[name] = (value / scale).round().to(torch.int8)
            tensors[name + ".scale"] = scale.to(torch.float32)
        elif value.is_floating_point():
            tensors[name] = value.to(torch.float16).contiguous()
        else:
            tensors[name] = value
    save_file(tensors, str(folder / "model.safetensors"))
    for name, words in (("marked", vocabulary.marked), ("plain", vocabulary.plain)):
        (folder / f"{name}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    config = {"model_type": KIND, "format": _FORMAT, "shape": network.shape.as_dict()}
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def load(folder: Path) -> tuple[ReadingNetwork, Vocabulary]:
    """Read what `save` wrote; the network is in evaluation mode."""
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    from index.reading.network import ReadingNetwork, Shape

    config = _config(folder)
    if config.get("format") != _FORMAT:
        raise ModelError(
            f"Mô hình đọc ở {folder} có định dạng lạ.", "Hãy huấn luyện lại: python -m index.training.reader"
        )
    try:
        words = [(folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1] for name in ("marked", "plain")]
        vocabulary = Vocabulary.of(*words)
        network = ReadingNetwork(Shape(**config["shape"]))
        if (vocabulary.marked_size, vocabulary.plain_size) != (network.shape.marked, network.shape.plain):
            raise ValueError("danh sách từ không khớp với trọng số")
        network.load_state_dict(_unpacked(load_file(str(folder / "model.safetensors"))))
        network.spell(torch.from_numpy(vocabulary.unmarked_forms()))
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"Không đọc được mô hình đọc ở {folder}: {error}", "Hãy lấy lại thư mục này từ bản gốc của dự án."
        ) from error
    return network.eval().requires_grad_(False), vocabulary


def _unpacked(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    import torch

    whole = {
        name: value if value.dtype == torch.int64 else value.float()
        for name, value in tensors.items()
        if not name.endswith(".scale")
    }
    for name in _TABLES:
        whole[name] = whole[name] * tensors[name + ".scale"]
    return whole


def _config(folder: Path) -> dict[str, Any]:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return config if isinstance(config, dict) else {}
