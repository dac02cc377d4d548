"""Tests know no places but the shipped ones and those they add themselves."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory):
    """A home of the tests' own, for them and for the processes they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_HOME", str(tmp_path_factory.mktemp("home")))
        yield
