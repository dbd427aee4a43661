"""오늘의 운세: what a day's pillar does to a chart, scored by area and told in our own words."""
