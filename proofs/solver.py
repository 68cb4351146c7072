"""cvc5 as a program: reads SMT-LIB on standard input and answers on standard output. PyPI has the solver as a library only."""

import sys

import cvc5


def fresh():
    solver = cvc5.Solver(cvc5.TermManager())
    solver.setOption("tlimit-per", "60000")
    return solver, cvc5.InputParser(solver)


def commands(lines):
    """Whole commands: a command may stand on several lines, a comment stands on its own."""
    command, depth, quoted = "", 0, False
    for line in lines:
        if depth == 0 and line.lstrip().startswith(";"):
            continue
        command += line
        for sign in line:
            if sign == '"':
                quoted = not quoted
            elif not quoted:
                depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0 and not quoted and command.strip():
            yield command
            command = ""


solver, parser = fresh()
for text in commands(sys.stdin):
    if text.strip() == "(reset)":
        solver, parser = fresh()
        continue
    if text.strip() == "(exit)":
        break
    try:
        parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "policies")
        while not (command := parser.nextCommand()).isNull():
            sys.stdout.write(command.invoke(solver, parser.getSymbolManager()))
    except RuntimeError as error:
        print(f'(error "{error}")')
    sys.stdout.flush()
