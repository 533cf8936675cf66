"""Where networks run, and what gives way when memory does not suffice."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from photoorg.errors import ModelError
from photoorg.models import dead_leaves
from photoorg.models import device as devices
from photoorg.models.builtin import Builtin
from photoorg.models.device import best_device, works_on
from photoorg.models.numerics import Runner
from photoorg.models.placement import Placement

CUDA = torch.device("cuda")
CPU = torch.device("cpu")
SHORTAGES = (
    torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
    RuntimeError("MPS backend out of memory (MPS allocated: 17.00 GB)"),
    RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes."),
    RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: not enough memory"),
    RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    RuntimeError("std::bad_alloc"),
    MemoryError(),
)


class FakeNetwork:
    """Has room for a number of rows on each kind of device, and remembers where it was."""

    def __init__(self, error: Exception, **room: int) -> None:
        self.error, self.room, self.places = error, room, list[str]()
        self.batches: list[int] = []

    def to(self, device: torch.device) -> FakeNetwork:
        self.places.append(device.type)
        if self.room[device.type] < 0:
            raise self.error
        return self

    def forward(self, rows: slice) -> list[int]:
        if rows.stop - rows.start > self.room[self.places[-1]]:
            raise self.error
        self.batches.append(rows.stop - rows.start)
        return list(range(rows.start, rows.stop))


def run(placement: Placement, count: int) -> list[int]:
    parts = placement.run(placement.network.forward, count)
    return [row for part in parts for row in part]


@pytest.mark.parametrize("error", SHORTAGES, ids=lambda error: str(error)[:24] or "MemoryError")
def test_a_batch_is_halved_until_it_fits(error: Exception) -> None:
    network = FakeNetwork(error, cuda=5, cpu=99)
    placement = Placement(network, 16, CUDA)
    assert run(placement, 21) == list(range(21))
    assert network.batches == [4, 4, 4, 4, 4, 1]
    assert placement.device == CUDA
    assert "graphics memory" in placement.notice
    assert run(placement, 9) == list(range(9))
    assert network.batches[-3:] == [4, 4, 1], "what was too much once is not tried again"


def test_after_one_at_a_time_comes_the_cpu_with_whole_batches() -> None:
    network = FakeNetwork(SHORTAGES[0], cuda=0, cpu=99)
    placement = Placement(network, 8, CUDA)
    assert run(placement, 20) == list(range(20))
    assert network.batches == [8, 8, 4]
    assert network.places == ["cuda", "cpu"]
    assert placement.device == CPU
    assert "the processor does the work" in placement.notice
    run(placement, 8)
    assert network.places == ["cuda", "cpu"], "it stays there"


def test_weights_that_do_not_fit_go_to_the_cpu_at_once() -> None:
    network = FakeNetwork(SHORTAGES[0], cuda=-1, cpu=99)
    placement = Placement(network, 8, CUDA)
    assert placement.device == CPU
    assert placement.notice
    assert run(placement, 3) == [0, 1, 2]


def test_where_not_even_one_fits_the_model_cannot_run() -> None:
    placement = Placement(FakeNetwork(MemoryError(), cpu=0), 4, CPU)
    with pytest.raises(ModelError, match="not enough memory"):
        run(placement, 4)


def test_the_cpu_too_gets_less_at_a_time() -> None:
    network = FakeNetwork(MemoryError(), cpu=2)
    placement = Placement(network, 4, CPU)
    assert run(placement, 5) == list(range(5))
    assert network.batches == [2, 2, 1]
    assert "graphics" not in placement.notice


def test_other_errors_go_through() -> None:
    placement = Placement(FakeNetwork(RuntimeError("shapes do not fit"), cuda=0, cpu=9), 4, CUDA)
    with pytest.raises(RuntimeError, match="shapes"):
        run(placement, 4)
    assert placement.notice == ""
    assert Placement(placement.network, 4, CPU).run(lambda rows: rows, 0) == []


def test_the_built_in_model_sees_the_same_in_smaller_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    builtin = Builtin(trained_parts=False)
    inputs = dead_leaves.draw(5, 260, 260)
    expected = builtin.see(inputs)
    assert builtin.notice == ""
    whole = Runner.__call__

    def with_little_memory(runner: Runner, photos: np.ndarray) -> torch.Tensor:
        if len(photos) > 2:
            raise SHORTAGES[0]
        return whole(runner, photos)

    monkeypatch.setattr(Runner, "__call__", with_little_memory)
    found = builtin.see(inputs)
    assert builtin.notice
    assert builtin.device == "cpu"
    for name, vectors in expected.spaces.items():
        assert np.allclose(found.spaces[name], vectors, atol=1e-4)
    assert np.array_equal(found.concepts.indices[:, 0], expected.concepts.indices[:, 0])


@pytest.fixture
def fresh_choice() -> Iterator[None]:
    best_device.cache_clear()
    yield
    best_device.cache_clear()


@pytest.mark.usefixtures("fresh_choice")
def test_a_device_that_only_says_it_is_there_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(devices, "_mps_available", lambda: True)

    def broken(device: torch.device) -> bool:
        raise AssertionError("Torch not compiled with CUDA enabled")

    monkeypatch.setattr(devices, "works_on", broken)
    assert best_device() == CPU


@pytest.mark.usefixtures("fresh_choice")
def test_a_device_that_computes_wrongly_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(devices, "_mps_available", lambda: True)
    monkeypatch.setattr(devices, "works_on", lambda device: device.type == "mps")
    assert best_device() == torch.device("mps")


def test_works_on_compares_with_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    assert works_on(CPU)
    answers = iter([torch.zeros(2), torch.ones(2)])
    monkeypatch.setattr(devices, "_small_network", lambda *_: next(answers))
    assert not works_on(CPU)
