"""Who holds which role, from the command line."""

from tests.cli.conftest import Fugong


def test_nobody_yet_says_what_to_do(migrated: Fugong) -> None:
    assert "fugong invite" in migrated("members").out


def test_a_role_that_nobody_holds(migrated: Fugong) -> None:
    done = migrated("dismiss", "99", "--yes")
    assert done.code == 1
    assert "99" in done.err
