// Starts the page: styles, language, then whatever the address asks for.
import './styles/index.css';
import './app/language.svelte';
import { mount } from 'svelte';
import App from './app/App.svelte';

mount(App, { target: document.body });
