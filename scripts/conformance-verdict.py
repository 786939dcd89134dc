"""Judges a report of the conformance runner: conformance-verdict.py REPORT WAIVERS COVERAGE [--write]"""
import collections
import json
import pathlib
import sys


def page(results, waivers, sometimes):
    """What COVERAGE.md says: by group, how many cases there are, can be run, pass; and why those fail that do."""
    groups = collections.defaultdict(list)
    for result in results:
        groups[result["group"]].append(result)
    run = [result for result in results if result["pass"] is not None]
    passed = [result for result in run if result["pass"]]
    lines = [
        "# Coverage",
        "",
        "Executions and calls of the API recorded from AWS Step Functions, played to `lockstep serve`; what counts is the",
        "status, the output, the whole history and every answer. Made by `scripts/conformance --write`.",
        "",
        f"**{len(passed)} of {len(run)} pass ({100 * len(passed) / len(run):.1f} %).** A case is not run when it needs other services than",
        "Lambda and Step Functions itself.",
        "",
        "| group | cases | run | pass |",
        "|---|---:|---:|---:|",
    ]
    for group, cases in sorted(groups.items()):
        tried = [case for case in cases if case["pass"] is not None]
        lines.append(f"| {group} | {len(cases)} | {len(tried)} | {sum(case['pass'] for case in tried)} |")
    lines += ["", "## What does not pass, and why", "", "| case | reason |", "|---|---|"]
    lines += [f"| `{name.split('::')[-1]}` | {reason} |" for name, reason in sorted(waivers.items())]
    lines += ["", "## What is counted as passing and fails now and then", "", "| case | reason |", "|---|---|"]
    lines += [f"| `{name.split('::')[-1]}` | {waiver['reason']} |" for name, waiver in sorted(sometimes.items())]
    return "\n".join(lines) + "\n"


def main(report, waiver_file, coverage, *switches):
    waived = json.loads(pathlib.Path(waiver_file).read_text())
    waivers, sometimes = waived["fails"], waived["fails sometimes"]
    results = [{"pass": None, **result} for result in json.loads(pathlib.Path(report).read_text())["results"]]
    for result in results:
        if result["id"] in sometimes and sometimes[result["id"]]["differing in"] in json.dumps(result.get("diffs")):
            result["pass"] = True
    failed = {result["id"]: result for result in results if result["pass"] is False}
    passed = {result["id"] for result in results if result["pass"]}
    troubles = [
        f"{name} fails: {json.dumps(failed[name].get('diffs', failed[name].get('error')))[:400]}"
        for name in sorted(failed.keys() - waivers.keys())
    ]
    troubles += [f"{name} passes: take it out of {waiver_file}" for name in sorted(passed & waivers.keys())]
    text, file = page(results, waivers, sometimes), pathlib.Path(coverage)
    if "--write" in switches:
        file.write_text(text)
    elif not file.exists() or file.read_text() != text:
        troubles.append(f"{coverage} is out of date: run scripts/conformance --write")
    print("\n".join(troubles))
    print(f"conformance: {len(passed)} of {len(passed) + len(failed)} cases pass, {len(waivers)} are waived")
    return 1 if troubles else 0


sys.exit(main(*sys.argv[1:]))
