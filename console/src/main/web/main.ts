import './app';
import {language, speak} from './language';
import {listen} from './live';
import {start} from './router';
import {look} from './session';
import {paint, theme} from './theme';

speak(language.value);
paint(theme.value);
start();
listen();
void look();
