#!/usr/bin/env bash
# Writes requirements.txt and requirements-dev.txt from pyproject.toml: exact versions with hashes for Python 3.11 and
# later on Linux, macOS and Windows, and no address of an index. Needs uv; nothing else in the project does.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() { uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header "$@"; }
pin --group build --output-file requirements.txt
pin --group build --group dev --constraint requirements.txt --output-file requirements-dev.txt
