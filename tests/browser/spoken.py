"""What Chromium gives to screen readers: the tree of roles and names, and what is spoken of by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

# Notes all that is spoken from now on in `window.said`.
LISTEN = """() => { window.said = []; const voice = document.querySelector('#voice');
    new MutationObserver(() => window.said.push(voice.innerText)).observe(voice, {childList: true}); }"""


@dataclass(frozen=True)
class Node:
    """One thing that a screen reader tells of."""

    role: str
    name: str
    value: object = None
    properties: dict[str, object] = field(default_factory=dict)


def tree(page) -> list[Node]:
    """Return all that is told of the page."""
    session = page.context.new_cdp_session(page)
    try:
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        session.detach()
    return [_node(node) for node in nodes if not node.get("ignored")]


def _node(node: dict) -> Node:
    said = {key: node.get(key, {}).get("value") for key in ("role", "name", "value")}
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    return Node(str(said["role"]), str(said["name"] or ""), said["value"], properties)


def named(nodes: list[Node], role: str) -> list[str]:
    """Return the names of all that has a role."""
    return [node.name for node in nodes if node.role == role]
