"""The atelier: draws 달토 by code and writes the model folder `resources/live2d/dalto`.

    python -m resources.live2d.atelier                     make the folder anew
    python -m resources.live2d.atelier --check             compare the folder with the code
    python -m resources.live2d.atelier --sheet FILE.png    show it on contact sheets

`drawing` paints layers, `cells` and `atlas` put them on one texture page, `rig` says how they
move, `moc3`, `motions`, `expressions` and `model` write the files; `evaluate`, `render` and
`sheet` look at the result without the Core. Needs the development packages resvg_py and pillow.
"""
