"""궁합 and 띠: how two births meet, and the animal of a year."""
