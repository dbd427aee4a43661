"""How the drawn layers move: meshes, deformers and the key shapes of every parameter."""
