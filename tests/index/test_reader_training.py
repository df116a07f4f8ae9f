"""The losses of the reader's training, and the mixing of two networks."""

import torch

from index.reading.network import LONGEST_SPAN, ReadingNetwork, Scores, Shape
from index.training.reader import mix
from index.training.reader_fit import likeness_loss

_SHAPE = Shape(10, 10, compounds=2, embedding=4, spelling=4, width=8)


def _scores(seed: int) -> Scores:
    torch.manual_seed(seed)
    start, end, sentence, null = torch.randn(2, 5), torch.randn(2, 5), torch.randn(2, 3), torch.randn(2, 3)
    return Scores(start, end, torch.randn(2, 5, LONGEST_SPAN), sentence, null)


def test_nothing_is_more_like_the_teacher_than_the_teacher():
    teacher = _scores(0)
    least = likeness_loss(teacher, teacher)
    assert all(likeness_loss(_scores(seed), teacher) > least for seed in range(1, 6))


def test_choices_that_cannot_be_made_do_not_make_the_loss_infinite():
    teacher, pupil = _scores(0), _scores(1)
    pupil.span[:, :, 3:] = -1e9
    assert torch.isfinite(likeness_loss(pupil, teacher))


def test_mixed_networks_lie_between_the_two():
    torch.manual_seed(0)
    one, other = ReadingNetwork(_SHAPE), ReadingNetwork(_SHAPE)
    wanted = 0.25 * one.ask.weight.detach() + 0.75 * other.ask.weight.detach()
    mix(one, other, 0.25)
    assert torch.allclose(other.ask.weight, wanted, atol=1e-6)
