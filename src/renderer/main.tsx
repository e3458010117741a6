import { createRoot } from 'react-dom/client';
import { App } from './app';
import { createPlatform } from './platform';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the interface.');
const platform = await createPlatform();
createRoot(root).render(<App platform={platform} />);
