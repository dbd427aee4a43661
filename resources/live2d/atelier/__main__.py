"""Command of the atelier: make the model folder, check the built one, or show it on sheets."""

import argparse
from pathlib import Path

from .model import NAME, differences, make, write
from .sheet import write_sheets

_BUILT = Path(__file__).parent.parent / NAME


def main() -> int:
    """Run the command; 0 when all is well, 1 when a check finds differences."""
    parser = argparse.ArgumentParser(prog="python -m resources.live2d.atelier", description=__doc__)
    parser.add_argument("--out", type=Path, default=_BUILT, help="folder of the model")
    parser.add_argument("--check", action="store_true", help="compare the folder, write nothing")
    parser.add_argument("--sheet", type=Path, help="PNG name for contact sheets of the folder")
    args = parser.parse_args()
    if args.sheet:
        for path in write_sheets(args.out, args.sheet):
            print(path)
        return 0
    folder = make()
    if args.check:
        found = differences(folder, args.out)
        print("\n".join(found) or "as the code makes it")
        return 1 if found else 0
    write(folder, args.out)
    print(f"{args.out}: {len(folder.files) + 1} files")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
