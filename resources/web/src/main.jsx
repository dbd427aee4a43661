import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/components.css';

createRoot(document.getElementById('root')).render(<main />);
