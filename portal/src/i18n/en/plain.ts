export const plain = {
  'welcome.title': 'Your workplace, in your own hands',
  'welcome.purpose': 'Mail, files and people of your organisation. Sign in to go on.',
  'welcome.signIn': 'Sign in',
  'welcome.hint': 'You come back to exactly this page.',

  'notFound.title': 'Nothing here',
  'notFound.body': 'There is no page at this address, or it is not visible to you.',
  'notFound.action': 'Go to the start page',
  'noAccess.title': 'This area is for administrators',
  'noAccess.body':
    'You belong to {tenant}, but your role does not include its administration. An administrator of {tenant} can change that.',
  'noAccess.action': 'Go to the start page',
  'crash.title': 'This page stopped working',
  'crash.body': 'Nothing you saved is lost. Loading the page again usually helps.',
  'crash.action': 'Load again',

  'signedIn.title': 'You are signed in',
  'signedIn.body': 'This window may be closed; the page you came from goes on by itself.',
  'signedIn.action': 'Go to the start page',

  'signIn.problem.title': 'Signing in did not work',
  'signIn.problem.again': 'Sign in again',
  'signIn.state_expired': 'The sign-in page was open for too long, or it was opened twice. A fresh start helps.',
  'signIn.provider_error':
    'The sign-in service stopped half-way. Your password was not the reason. Please start once more.',
  'signIn.clock_skew':
    'The clocks of two of our servers differ too much, so the sign-in was refused for safety. Your administrator has to set them right.',
  'signIn.issuer_mismatch':
    'The sign-in service answered under another name than the one set up here, so it was refused for safety. Your administrator has to set it right.',
  'signIn.account_unknown':
    'You signed in, but no workplace here knows your account. Ask an administrator of your organisation to add you.',
  'signIn.account_replaced':
    'Your sign-in account was made anew since you last came. For safety it is not connected by itself; an administrator of your organisation can reconnect it.',
  'signIn.unavailable': 'The sign-in service cannot be reached right now. Try again in a minute.',
};
