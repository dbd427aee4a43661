/** What day it is, as long as the page is open. */
import { useEffect, useState } from 'react';

/** YYYY-MM-DD of a moment on this machine's clock. */
export function isoDate(moment) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

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
