"""The manifest: what an index was built with, and the refusal to mix."""

from dataclasses import replace

import pytest

from index.errors import IndexMismatchError
from index.manifest import Manifest, check
from tests.index.newsroom import settings


def test_it_survives_json_and_names_the_embedder(tmp_path):
    manifest = Manifest.of(settings(tmp_path)).with_dimension(256)
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert manifest.fingerprint


def test_the_dimension_alone_is_no_difference(tmp_path):
    manifest = Manifest.of(settings(tmp_path))
    check(manifest, manifest.with_dimension(256))


@pytest.mark.parametrize("change", [{"fingerprint": "x"}, {"text": 0}, {"chunking": 0}, {"terms": 0}])
def test_any_other_difference_is_refused_with_the_command_that_rebuilds(tmp_path, change):
    manifest = Manifest.of(settings(tmp_path))
    with pytest.raises(IndexMismatchError, match="python -m index build --rebuild"):
        check(replace(manifest, **change), manifest)


def test_the_same_model_in_another_folder_is_the_same(tmp_path):
    manifest = Manifest.of(settings(tmp_path))
    check(replace(manifest, embedder="/nơi/khác"), manifest)


def test_articles_are_cut_again_when_the_text_or_the_cut_changes(tmp_path):
    manifest = Manifest.of(settings(tmp_path))
    assert len({manifest.cut, replace(manifest, text=0).cut, replace(manifest, chunking=0).cut}) == 3
    assert replace(manifest, terms=0, fingerprint="x").cut == manifest.cut
