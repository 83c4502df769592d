import type {Person} from './demo-directory.ts';
import {type Html, html} from './html.ts';

const MOST_PEOPLE = 50;

const initials = (name: string): string =>
	name
		.split(/\s+/)
		.map(word => word.charAt(0))
		.join('')
		.slice(0, 2)
		.toUpperCase();

const card = (body: Html): Html => html`<main class="middle"><div class="card"><p class="brand">ScaiControl</p>${body}</div></main>`;

/** What the sign-in page shows: everybody who may sign in, and what their place is called. */
export type SignIn = Readonly<{
	uid: string;
	application: string;
	people: readonly Person[];
	nameOf: (organizationId: string) => string;
	hint?: string;
	problem?: string;
}>;

const personButton = (person: Person, {nameOf, hint}: SignIn): Html => {
	const place = person.tenant_id ?? person.partner_id;
	return html`<li><button class="person${hint === person.id && ' hinted'}" name="person" value="${person.id}">
<span class="initials" aria-hidden="true">${initials(person.display_name)}</span>
<span><strong>${person.display_name}</strong><span class="place">${place === undefined ? 'No organization' : nameOf(place)}</span></span>
<span class="tag">${person.roles[0] ?? 'no role'}</span>
</button></li>`;
};

const otherPerson = (hidden: number, uid: string): Html => html`<form class="other" method="post" action="/interaction/${uid}">
<label for="other">${hidden} more people are not shown. Their id:</label>
<input id="other" name="person" placeholder="usr_…" autocomplete="off" required><button class="button">Sign in</button>
</form>`;

/** Choosing somebody is signing in as them. The page says so. */
export function signInPage(signIn: SignIn): Html {
	const hidden = signIn.people.length - MOST_PEOPLE;
	return card(html`<h1>Who are you today?</h1>
<p class="muted">Sign in to ${signIn.application}</p>
${signIn.problem !== undefined && html`<p class="notice" role="alert">${signIn.problem}</p>`}
<form method="post" action="/interaction/${signIn.uid}">
<ul class="people" aria-label="People">${signIn.people.slice(0, MOST_PEOPLE).map(person => personButton(person, signIn))}</ul>
</form>
${hidden > 0 && otherPerson(hidden, signIn.uid)}
<form class="actions" method="post" action="/interaction/${signIn.uid}/cancel"><button class="button quiet">Cancel</button></form>
<p class="notice"><strong>Local sign-in, for development only.</strong> No password is asked: whoever uses this machine can be anyone in this list.</p>`);
}

/** Asks before the session ends; `form` is the provider's own, with the id its buttons refer to. */
export const signOutPage = (form: Html): Html =>
	card(html`<h1>Sign out?</h1>
<p class="muted">This ends the session with the local identity provider.</p>
${form}
<p class="actions"><button class="button" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button class="button quiet" form="op.logoutForm">Stay signed in</button></p>`);

export const signedOutPage = (): Html => card(html`<h1>Signed out</h1><p class="muted">You can close this page.</p>`);

/** Why signing in or out did not work: the error's code (RFC 6749, 4.1.2.1) and what it says. */
export const problemPage = (code: string, description: string): Html =>
	card(html`<h1>That did not work</h1><p class="muted">${description}</p><p class="actions"><span class="tag">${code}</span></p>`);
