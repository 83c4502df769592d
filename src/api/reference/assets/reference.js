/** The search of the reference: operations and fields whose names hold what is written, those that begin with it first. */
const SHOWN_LIMIT = 30;

const input = document.querySelector('#search');
const list = document.querySelector('#found');
let entries;

/** How well an entry fits, the less the better; undefined when it does not. */
function distanceOf({name, about}, wanted) {
	const word = name.toLowerCase();
	if (word === wanted) return 0;
	if (word.startsWith(wanted)) return 1;
	if (word.includes(wanted)) return 2;
	return about.toLowerCase().includes(wanted) ? 3 : undefined;
}

function lineOf({name, at, about}) {
	const link = document.createElement('a');
	link.href = at;
	const title = document.createElement('b');
	title.textContent = name;
	const words = document.createElement('span');
	words.textContent = about;
	link.append(title, words);
	const line = document.createElement('li');
	line.append(link);
	return line;
}

async function load() {
	entries ??= fetch('/docs/reference/search.json').then(answer => answer.json());
	return entries;
}

async function search() {
	const wanted = input.value.trim().toLowerCase();
	const all = await load();
	if (wanted !== input.value.trim().toLowerCase()) return;
	const found = wanted === '' ? [] : all.map(entry => [distanceOf(entry, wanted), entry]).filter(([distance]) => distance !== undefined);
	const best = found.toSorted(([one], [other]) => one - other).slice(0, SHOWN_LIMIT);
	list.replaceChildren(...best.map(([, entry]) => lineOf(entry)));
	if (wanted !== '' && best.length === 0)
		list.append(Object.assign(document.createElement('li'), {textContent: 'Nothing is called like that'}));
	list.hidden = wanted === '';
}

input.addEventListener('focus', load);
input.addEventListener('input', search);
input.addEventListener('keydown', event => {
	if (event.key === 'ArrowDown') list.querySelector('a')?.focus();
	if (event.key === 'Enter') list.querySelector('a')?.click();
});
list.addEventListener('keydown', event => {
	const line = event.target.closest('li');
	if (event.key === 'ArrowDown') line?.nextElementSibling?.querySelector('a')?.focus();
	if (event.key === 'ArrowUp') (line?.previousElementSibling?.querySelector('a') ?? input).focus();
	if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.preventDefault();
});
list.addEventListener('click', () => {
	list.hidden = true;
});
document.addEventListener('keydown', event => {
	if (event.key === 'Escape') list.hidden = true;
	if (event.key === '/' && document.activeElement?.tagName !== 'INPUT') {
		event.preventDefault();
		input.focus();
	}
});
document.addEventListener('click', event => {
	if (!event.target.closest('search')) list.hidden = true;
});

// On a phone the pages are a list that is opened.
if (matchMedia('(max-width: 60rem)').matches) document.querySelector('.pages details')?.removeAttribute('open');
