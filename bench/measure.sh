#!/usr/bin/env bash
# bench/measure.sh SHARED [TASK/SET...]: predicts and scores the development sets, one JSON line each.
# SHARED is the folder with data/ and eval/; without sets, all that docs/accuracy.md lists.
set -euo pipefail
shared=$(cd "$1" && pwd)
shift
here=$(cd "$(dirname "$0")" && pwd)
sets=("$@")
[ ${#sets[@]} -gt 0 ] || sets=(times/wikiwars-train places/lgl places/geovirus displacement/dev attributions/dev copies/dev
  deaths/dev incident/dev cluster/dev coref/dev muc4/tst1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in "${sets[@]}"; do
  task=${set%%/*}
  data="$shared/data/$set"
  inputs=("$data.docs.jsonl")
  [ ! -f "$data.pairs.jsonl" ] || inputs+=("$data.pairs.jsonl")
  python "$here/predict.py" "$task" "${inputs[@]}" > "$work/$task.jsonl"
  printf '%s ' "$set"
  python "$shared/eval/score.py" "$task" "$data.gold.jsonl" "$work/$task.jsonl"
done
