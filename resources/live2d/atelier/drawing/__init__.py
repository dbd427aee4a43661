"""The concept's picture: every part of 달토 as a layer painted whole, also where others cover it."""
