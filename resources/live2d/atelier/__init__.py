"""The atelier: draws 달토 by code, writes the model folder `resources/live2d/dalto` and the icon.

    python -m resources.live2d.atelier                     make folder and icon anew
    python -m resources.live2d.atelier --check             compare them with the code
    python -m resources.live2d.atelier --sheet FILE.png    show the model on contact sheets

`drawing` paints layers, `cells` and `atlas` put them on one texture page, `rig` says how they
move, `moc3`, `motions`, `expressions`, `pictures` and `model` write the files; `evaluate`,
`render` and `sheet` look at the result without the Core. Needs the development packages
resvg_py and pillow.
"""
