"""The atelier: draws 달토 by code and writes the model folder `resources/live2d/dalto`."""
