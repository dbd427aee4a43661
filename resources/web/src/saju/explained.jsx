/** "Why?" beside a line of the chart: what the engine says about it. */
import { Why } from '../ui/why.jsx';

/** The explanations of a line: those whose key begins with one of `names`, in which `*` stands for any one word. */
export function about(explain, names) {
  return names.flatMap((name) => explain.filter(({ key }) => begins(key, name)));
}

function begins(key, name) {
  const words = key.split('.');
  return name.split('.').every((word, n) => word === '*' || word === words[n]);
}

/**
 * A small button after the name of a line; nothing where the engine has nothing to say.
 * @param {{line: string, names: string[], explain: {key: string, title: string, text: string}[]}} props
 */
export function Explained({ line, names, explain }) {
  const found = about(explain, names);
  if (found.length === 0) return null;
  return (
    <Why of={line}>
      <dl className="explained">
        {found.map(({ key, title, text }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Why>
  );
}
