/** The back of every card: mother-of-pearl on lacquer, the same upside down, so that a reversed card does not show. */
import back from './back.svg';

/** One picture file, however many backs are shown. */
export function CardBack() {
  return <img className="tcard back" src={back} alt="" draggable="false" />;
}
