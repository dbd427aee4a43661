/** Opens the page: one transport, one store, one translator. */
import '@fontsource-variable/noto-serif-kr/wght.css';
import '@fontsource/gowun-batang/400.css';
import '@fontsource/gowun-batang/700.css';
import 'pretendard/dist/web/variable/pretendardvariable.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createTransport } from './api/transport.js';
import { App } from './app.jsx';
import { openStage } from './stage/index.js';
import { createStore } from './store.js';
import { createI18n } from './ui/i18n.js';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/surfaces.css';
import './chat/chat.css';
import './fortune/cards.css';
import './home/home.css';
import './ui/sheets.css';

createRoot(document.getElementById('root')).render(
  <I18nextProvider i18n={createI18n()}>
    <App transport={createTransport()} store={createStore()} openStage={openStage} />
  </I18nextProvider>,
);
