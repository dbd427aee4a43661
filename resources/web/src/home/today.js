/** What day it is, as long as the page is open. */
import { useEffect, useState } from 'react';

function untilMidnight(moment) {
  const next = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + 1);
  return next - moment;
}

/** Now, renewed at midnight. */
export function useToday() {
  const [today, setToday] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setToday(new Date()), untilMidnight(today) + 1000);
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}
