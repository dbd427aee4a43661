"""Command of the atelier: make the model folder and the icon, check them, or show them on sheets."""

import argparse
from pathlib import Path

from .drawing.icon import icon
from .model import NAME, differences, make, write
from .pictures import png, read_picture, same_picture
from .sheet import write_sheets

_RESOURCES = Path(__file__).parents[2]
_BUILT, _ICON = _RESOURCES / "live2d" / NAME, _RESOURCES / "icons" / f"{NAME}.png"


def main() -> int:
    """Run the command; 0 when all is well, 1 when a check finds differences."""
    parser = argparse.ArgumentParser(prog="python -m resources.live2d.atelier", description=__doc__)
    parser.add_argument("--out", type=Path, default=_BUILT, help="folder of the model")
    parser.add_argument("--icon", type=Path, default=_ICON, help="PNG file of the app's icon")
    parser.add_argument("--check", action="store_true", help="compare the folder, write nothing")
    parser.add_argument("--sheet", type=Path, help="PNG name for contact sheets of the folder")
    args = parser.parse_args()
    if args.sheet:
        for path in write_sheets(args.out, args.sheet):
            print(path)
        return 0
    folder, face = make(), icon()
    if args.check:
        found = differences(folder, args.out)
        if not args.icon.is_file() or not same_picture(face, read_picture(args.icon)):
            found.append(f"differs: {args.icon.name}")
        print("\n".join(found) or "as the code makes it")
        return 1 if found else 0
    write(folder, args.out)
    args.icon.parent.mkdir(parents=True, exist_ok=True)
    args.icon.write_bytes(png(face))
    print(f"{args.out}: {len(folder.files) + len(folder.pictures)} files; {args.icon}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
