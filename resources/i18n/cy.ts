<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en">
  <context>
    <name>AboutPage</name>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>About</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Built on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>For practice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Help pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Licences</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Open help pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Python {python}, Qt {qt}, PySide {binding}, {system}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Resilience Console {version}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>The program: Apache License 2.0. Inter, the typeface: SIL Open Font License 1.1. Tabler Icons: MIT. Qt and PySide: LGPL 3.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>The same as files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>Version</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>What happens here is simulated practice. It is no record of real manufacturing. Nothing about anybody leaves this computer until somebody joins it to a hub or to a learning record store.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>also with F1, from every screen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>on this disk</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/about_page.py"></location>
      <source>this console</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AccountDetails</name>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Disable</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Enable</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>If you lose your own passphrase, ask another administrator; or log out, choose Recover and use the recovery sheet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Key in use since</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Looked after on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Mark as qualified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>New key and passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Not qualified yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Qualified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Roles</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Since</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Somebody else of this site has the same user id. Neither is changed: on this console it is the user id of the account that is looked after here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>Wrong passphrases</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>none on this console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_details.py"></location>
      <source>yes</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AccountForm</name>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Printed name, as on records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>a printed name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>a user id</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AccountsPage</name>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Account</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Accounts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Accounts and keys</source>
      <translation>Cyfrifon ac allweddi</translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Add account</source>
      <translation>Ychwanegu cyfrif</translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Change it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Change my passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Disable</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Disable {name}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Each of their records needs a countersignature from now on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Enable</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Enable {name}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>New recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Nobody is signed in: practice only</source>
      <translation>Does neb wedi mewngofnodi: ymarfer yn unig</translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Parts of this page</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Selected account</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Set up accounts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>Their records need no countersignature from now on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>They can not sign in any more. What they signed stays valid.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>They can sign in again with their passphrase; wrong tries are forgotten.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>This console has no accounts. Classes can be run and runs decided, but every decision is kept as decided by nobody in particular, can never be signed, and the records are not encrypted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>for this console, by an administrator</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>{name} is not qualified yet?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_page.py"></location>
      <source>{name} is qualified?</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AccountsStep</name>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Administrator</source>
      <translation>Gweinyddwr</translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Assessor</source>
      <translation>Asesydd</translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>If not, each of their records needs a countersignature.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Nobody can look up a passphrase, not even an administrator. Only it opens the key that signs.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>The administrator looks after accounts and keys and can not sign records. The assessor signs. One person may hold both, under two user ids.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>The assessor is qualified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>Two accounts to begin with</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>accounts, keys, backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>judges and signs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>the administrator: {what}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>the assessor: {what}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>the printed recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/accounts_step.py"></location>
      <source>two different user ids</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AccountsTable</name>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>Key since</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>Name</source>
      <translation>Enw</translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>Qualified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>Roles</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>disabled</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>enabled</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>locked</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>none here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>waits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/accounts_table.py"></location>
      <source>yes</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AddForm</name>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Add</source>
      <translation type="unfinished">Ychwanegu</translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Add an account</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>An administrator has no other role.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>If not, each of their records needs a countersignature.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Printed name, as on records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Qualified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Their passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>They type it themselves: nobody else should know it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a printed name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a role</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a user id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>no other role for an administrator</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AddressPage</name>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Address of the headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Enter address</source>
      <translation>Rhoi cyfeiriad</translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Look there</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Looking at {address}. What answers there appears in the list.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>The headset's training app shows its address and port on its start page. Use this when the network blocks the search.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Type an address first, for example 192.168.1.23:8443.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>{name} answers there.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Application</name>
    <message>
      <location filename="ui/app.py"></location>
      <source>Pair the headsets again before the next class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/app.py"></location>
      <source>The backup is restored.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/app.py"></location>
      <source>The demo could not be started.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/app.py"></location>
      <source>The former records lie in {folder}.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AttemptPanel</name>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Erase person…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Export their data</source>
      <translation>Allforio eu data</translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>It waits for a decision in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>No signature yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Open in Sign-off</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Open sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Print</source>
      <translation>Argraffu</translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Signatures</source>
      <translation>Llofnodion</translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>Who agreed and when is kept. No values are kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>times as signed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/attempt_panel.py"></location>
      <source>{unit}, attempt {n}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>AttemptsTable</name>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Date</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Decided by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>No.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Outcome</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Pack</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Signatures</source>
      <translation>Llofnodion</translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Time</source>
      <translation>Amser</translation>
    </message>
  </context>
  <context>
    <name>AttentionPage</name>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>Back to the course's</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>Changed for {title}. The next class begins with its course's limits again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>No class is running. Every class begins with the limits of its course.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>Who needs you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>for this class</source>
      <translation type="unfinished">ar gyfer y dosbarth hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/attention_page.py"></location>
      <source>{title} has the limits of its course.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>BackupPage</name>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>14 daily, 8 weekly kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>A backup is being made. The records are verified after it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>All files (*)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Back up now</source>
      <translation>Gwneud copi wrth gefn nawr</translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Backing up</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Backups (*.sqlite)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Encrypted. Any account's passphrase opens them, and so does the recovery sheet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Encryption</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Head code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Last backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Look at a backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Look at a backup…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>None yet. One is made after each class and once a day.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Not encrypted: the first account was made without.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Not encrypted: there is no account yet whose passphrase could hold the key.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Not verified since the start.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Restore</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Restored: they go on from console {console}, entry {n}, head code {code}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>The records are being verified. The backup comes after that.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>This computer has no keyring: a passphrase is asked for at each start.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>This computer's keyring does not hold the key: it is asked for at each start.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>This computer's keyring holds the key too, so nobody is asked at the start.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>To a folder…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Verify</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Verify now</source>
      <translation>Gwirio nawr</translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Verifying: every entry, signature and part is looked at.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>Whole: nothing is wrong.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>You see what it holds first. Nothing is changed until you say so.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>and {n} more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>chain, signatures, parts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>in {folder}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>of the newest entry, printed on every page</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>records on this disk</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>the present file is set aside</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>this console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>{count}. Keep this file, and ask whoever looks after the records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/backup_page.py"></location>
      <source>{when}, checked</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>CheckModel</name>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>App</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Battery at {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Link</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Scenario</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Seat</source>
      <translation type="unfinished">Sedd</translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Start</source>
      <translation type="unfinished">Dechrau</translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Trainee</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Worn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>empty</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>CheckPage</name>
    <message>
      <location filename="ui/classes/check_page.py"></location>
      <source>Ask again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_page.py"></location>
      <source>Check and start</source>
      <translation type="unfinished">Gwirio a dechrau</translation>
    </message>
    <message>
      <location filename="ui/classes/check_page.py"></location>
      <source>Dial again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_page.py"></location>
      <source>Start all the same</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_page.py"></location>
      <source>Use the spare, {name}, {battery}</source>
      <translation type="unfinished">Defnyddio'r sbâr, {name}, {battery}</translation>
    </message>
  </context>
  <context>
    <name>CheckPanel</name>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>1 needs you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>Enter</source>
      <translation type="unfinished">Enter</translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>None is ready yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>Start the one that is ready</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>Start the {n} that are ready</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>The others join as they become ready.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>Waiting for their headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>ready to start</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>{n} need you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_panel.py"></location>
      <source>{ready} of {count}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Checks</name>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>A turn is longer than 30 min of wear</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>Battery low on {n} of {of}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>Before starting</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>Choose a course, paste the roster, look over the seats.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>Course content is a draft</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>Every seat needs a decision at the end</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>No headset is paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>{headsets} paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>{n} of {of} not live: they begin when they come</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>{n} to tell apart</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/checks.py"></location>
      <source>{turns} turns take {n} min</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ClassesBar</name>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Check again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Check and start</source>
      <translation type="unfinished">Gwirio a dechrau</translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Check and start: {title}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Check and start: {title}, turn {turn} of {of}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Classes</source>
      <translation type="unfinished">Dosbarthiadau</translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Ctrl+Enter</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Discard plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Duplicate last</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Enter</source>
      <translation type="unfinished">Enter</translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Hold the last class again, with the same people ({key})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>New class</source>
      <translation type="unfinished">Dosbarth newydd</translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Seats and turns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Start the one that is ready</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/bar.py"></location>
      <source>Start the {n} ready</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ClassesScreen</name>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>A class is running. End it first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>About the plan</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>Changes to the class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>Classes</source>
      <translation>Dosbarthiadau</translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>Details</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>Start, and who needs you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>The class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>The plan of the class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>a course with a title</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>a roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>an answer to each question about the roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/screen.py"></location>
      <source>somebody on a headset</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>CodeBox</name>
    <message>
      <location filename="ui/devices/code_box.py"></location>
      <source>Code {digits}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/code_box.py"></location>
      <source>No code yet</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Columns</name>
    <message>
      <location filename="ui/widgets/columns.py"></location>
      <source>Parts of this screen</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ConsentModel</name>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>Agreed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>Person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>Seat</source>
      <translation>Sedd</translation>
    </message>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>agreed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>no</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ConsentPart</name>
    <message>
      <location filename="ui/people/consent_part.py"></location>
      <source>Consent</source>
      <translation>Cydsyniad</translation>
    </message>
    <message>
      <location filename="ui/people/consent_part.py"></location>
      <source>Never asked about physiological load: none was measured.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/consent_part.py"></location>
      <source>Their measurements are deleted at once. Who agreed, and until when, is kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/consent_part.py"></location>
      <source>They agree no longer</source>
      <translation>Nid ydynt yn cytuno mwyach</translation>
    </message>
  </context>
  <context>
    <name>ConsoleStep</name>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Dark</source>
      <translation>Tywyll</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Light</source>
      <translation>Golau</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Projector</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Records are kept on this machine, in {folder}. They are encrypted from the first account on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Text size</source>
      <translation>Maint y testun</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>The name is shown where people sign in, and on everything that is printed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Theme</source>
      <translation>Thema</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>This console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>What this console is called</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>for example Deeside, console 2</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Corner</name>
    <message>
      <location filename="ui/people/matrix_heads.py"></location>
      <source>Person</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>CourseStep</name>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Assessment</source>
      <translation>Asesiad</translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Choose a course first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Class time</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Course</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Courses</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Every seat needs a run and a decision, or a reason why not, before the class ends.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Held as</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Outreach</source>
      <translation>Allgymorth</translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Practice</source>
      <translation>Ymarfer</translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Runs are recorded. Decisions are possible, none is needed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Title</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Title of the class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>Visitors play as guests with a number. No person is entered.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>about {n} min</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>draft content</source>
      <translation type="unfinished">cynnwys drafft</translation>
    </message>
    <message>
      <location filename="ui/classes/course_step.py"></location>
      <source>{n} min</source>
      <translation>{n} mun</translation>
    </message>
  </context>
  <context>
    <name>Cover</name>
    <message>
      <location filename="ui/widgets/cover.py"></location>
      <source>Close</source>
      <translation type="unfinished">Cau</translation>
    </message>
  </context>
  <context>
    <name>DecidedPage</name>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>Arranged: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>Back to the record</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>For the trainee: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>Reason: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>The decided sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>The decided sheet, amended</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/decided_page.py"></location>
      <source>Void: it does not count. What it said stands below.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>DecisionForm</name>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>1 judgement</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Decision</source>
      <translation>Penderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Feedback for the trainee</source>
      <translation>Adborth i'r hyfforddai</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>It is shown when you have judged everything: 1 left.</source>
      <translation>Fe'i dangosir pan fyddwch wedi barnu popeth: 1 ar ôl.</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>It is shown when you have judged everything: {n} left.</source>
      <translation>Fe'i dangosir pan fyddwch wedi barnu popeth: {n} ar ôl.</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Note a reasonable adjustment</source>
      <translation>Nodi addasiad rhesymol</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Proposal not shown yet</source>
      <translation>Cynnig heb ei ddangos eto</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Proposed: {what}</source>
      <translation>Cynigiwyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Reason</source>
      <translation>Rheswm</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Reason ({why})</source>
      <translation>Rheswm ({why})</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Reasonable adjustment</source>
      <translation>Addasiad rhesymol</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Reasonable adjustment: what was arranged</source>
      <translation>Addasiad rhesymol: beth a drefnwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>With incomplete evidence nobody can be found competent.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>a decision</source>
      <translation>penderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>a reason</source>
      <translation>rheswm</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>feedback for the trainee</source>
      <translation>adborth i'r hyfforddai</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>needed</source>
      <translation>ei angen</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>needed: competent in spite of a critical error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>needed: it is not what the rule proposes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>needed: why it is amended</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>needed: you overrode the system</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>{n} judgements</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_form.py"></location>
      <source>{what} (needed)</source>
      <translation>{what} (ei angen)</translation>
    </message>
  </context>
  <context>
    <name>DecisionPanel</name>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Amend</source>
      <translation>Diwygio</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Decision</source>
      <translation>Penderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Do not amend</source>
      <translation>Peidio â diwygio</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Do not void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Next</source>
      <translation>Nesaf</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Saves the decision, then shows only this decision, for the trainee to read.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Show to trainee</source>
      <translation>Dangos i'r hyfforddai</translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>Void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/decision_panel.py"></location>
      <source>read {time}</source>
      <translation>darllenwyd {time}</translation>
    </message>
  </context>
  <context>
    <name>DetailPage</name>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Address</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Answers in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>App</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Battery</source>
      <translation>Batri</translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Forget it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Forget this headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Forget {name}? Its key is deleted here. To use it again, pair it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Free storage</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Keep it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Link since</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Messages lost</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Pair</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Pictures a second</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Seat</source>
      <translation>Sedd</translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Signal</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/detail_page.py"></location>
      <source>Try again now</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>DevicesModel</name>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>App</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>Battery</source>
      <translation>Batri</translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>Free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>Headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>Link</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>Seat</source>
      <translation>Sedd</translation>
    </message>
    <message>
      <location filename="ui/devices/model.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>DevicesScreen</name>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Check network</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Devices</source>
      <translation>Dyfeisiau</translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Enter address</source>
      <translation>Rhoi cyfeiriad</translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Network check</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>No headset waits to be paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Pair all waiting</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>Pairing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>The selected headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>{n} live</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>{n} need you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>{n} not paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/screen.py"></location>
      <source>{n} silent</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>DevicesTable</name>
    <message>
      <location filename="ui/devices/table.py"></location>
      <source>Headsets</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>EndClassDialog</name>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>An assessed class ends with a decision for each seat, or a reason why not.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>Count who came, then tick that you did.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>End class</source>
      <translation>Gorffen y dosbarth</translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>End {title}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>Keep going</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>EraseForm</name>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Erase for good</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Erase {name}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Goes: name, address and number. Here and in this console's backups at once; at the hub and on the site's other consoles with the next sync.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>It can not be undone. Export their data first if they asked for it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Not reached: copies elsewhere, exports and record packs among them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Stays: decisions and signatures under the pseudonym, with the signers' printed names. The records still verify.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Type the name to confirm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Why, in one sentence (without the name: it stays in the record)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>a reason</source>
      <translation>rheswm</translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>a reason without the name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>the name</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Faults</name>
    <message>
      <location filename="ui/faults.py"></location>
      <source>A file without names is in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/faults.py"></location>
      <source>No crash file could be written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/faults.py"></location>
      <source>Something went wrong in the program</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/faults.py"></location>
      <source>Something went wrong inside the program. Whatever was shown as saved is safe.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/faults.py"></location>
      <source>You can go on; if something looks wrong, start the program again.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>FirstRunPage</name>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Back</source>
      <translation>Yn ôl</translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Create both and go on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Creating</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Go on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Open without them</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Set up this console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Skip this step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Start the demo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Start with 6 simulated headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/page.py"></location>
      <source>Step {n} of 4: {title}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Form</name>
    <message>
      <location filename="ui/widgets/form.py"></location>
      <source>Cancel</source>
      <translation>Canslo</translation>
    </message>
    <message>
      <location filename="ui/widgets/form.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
  </context>
  <context>
    <name>HandOverPanel</name>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Cancel</source>
      <translation>Canslo</translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Hand over</source>
      <translation>Trosglwyddo</translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Nobody else has an account here. An administrator adds one in Settings, Accounts and keys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Passphrase of {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Take over</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>Who takes over</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/hand_over.py"></location>
      <source>{name} keeps what is being written; the class goes on</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>HeadcountForm</name>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>16 to 18</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>A question with fewer than {n} answers is not kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>Add a show of hands (optional, nobody is named)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>Age</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>How many only watched</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>How many wore a headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>I have counted them</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>Interest in making medicines, after the class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>less</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>over 18</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>the same</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/headcount.py"></location>
      <source>under 16</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>HeadsetsStep</name>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>None found yet. The search goes on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Pair headsets in Devices</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Simulate 6 headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>The console searches this network by itself. Turn on a headset and open its training app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>finish here, and walk through them one by one</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>on this machine, beside the real ones</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>{headsets} found so far</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>HelpReader</name>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Building for it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Delivering on a stick</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Every command</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Find in help</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>From headsets to signatures</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Help</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Help pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>In class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Inspecting records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Learning record stores</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Looking after it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>No page has these words.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Page</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Physiological load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Running a class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Running a hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Security</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Steps and the pass rule</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>The command line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>The file and its format</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>The protocol</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Threats, and what stops them</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>To check it without us</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>What the number says</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>What xAPI is told</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Where consoles sync to</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Who, when, on what evidence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Without a network</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Writing a course pack</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/help/reader.py"></location>
      <source>Writing a headset app</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>HubPanel</name>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Address</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Asking the hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Back</source>
      <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Check the hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Compare with what the hub’s owner gave you, then join.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>From a file…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Its certificate (SHA-256)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Its key (SHA-256)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Join a hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>Join this hub</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>One-time code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>One-time code from the hub’s owner</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>You see its certificate and key before anything is sent.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>joined {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>site {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/hub_panel.py"></location>
      <source>vouched for by a public authority</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ImportPage</name>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Cancel</source>
      <translation>Canslo</translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Check the accents: the file does not say which encoding it uses.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Enrol</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Enrol {people}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>From a file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Import roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Lists (*.csv *.txt *.tsv);;All files (*)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Paste a list or open a file: one name a line, or columns with headings (given, family, email, ULN). Nothing is written before you press Enrol.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Questions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Read from {file} as {encoding}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/people/import_page.py"></location>
      <source>somebody new</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Judgement</name>
    <message>
      <location filename="ui/widgets/judgement.py"></location>
      <source>Met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/widgets/judgement.py"></location>
      <source>Not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/widgets/judgement.py"></location>
      <source>not judged; Y met, N not yet</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>JudgementRow</name>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>Right when: {answer}</source>
      <translation type="unfinished">Cywir pan: {answer}</translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>not observed</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>KeyField</name>
    <message>
      <location filename="ui/settings/key_field.py"></location>
      <source>Press a key…</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>KeysPage</name>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>Back to the usual keys</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>Keys</source>
      <translation>Bysellau</translation>
    </message>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>Single keys</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>Single keys act on Live</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>for this console</source>
      <translation>ar gyfer y consol hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/keys_page.py"></location>
      <source>letters, signs and digits act while the wall or the queue has the focus; off, they do nothing</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Legend</name>
    <message>
      <location filename="ui/people/matrix_legend.py"></location>
      <source>What the marks mean</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>LimitsPart</name>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Back to the course's</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Change</source>
      <translation type="unfinished">Newid</translation>
    </message>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Fold</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Limits as the course sets them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Limits changed for this class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/limits_part.py"></location>
      <source>Who needs you</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Lists</name>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Delivered</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Fewer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Needs attention</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Nothing waits, and nothing was sent yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Records stay on this computer, in its backups and in record packs. When it has joined a hub, everything that is here is sent there, too.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>Waiting</source>
      <translation type="unfinished">Yn aros</translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>a receipt of the hub for each</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>nothing is lost; the rest goes on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>oldest {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>{n} more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/lists.py"></location>
      <source>{n} older ones wait, too</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Live</name>
    <message numerus="yes">
      <location filename="ui/live/queue_rows.py"></location>
      <source>%n technical</source>
      <translation type="unfinished">
        <numerusform>%n technegol</numerusform>
        <numerusform>%n technegol</numerusform>
        <numerusform>%n technegol</numerusform>
        <numerusform>%n technegol</numerusform>
        <numerusform>%n technegol</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>- have a look</source>
      <translation>- cymerwch olwg</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>10 min</source>
      <translation>10 mun</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>10 min, about half a minute behind</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>A new guest</source>
      <translation>Gwestai newydd</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Add</source>
      <translation>Ychwanegu</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Adopt</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Another headset for seat {seat}: why?</source>
      <translation>Penset arall i sedd {seat}: pam?</translation>
    </message>
    <message>
      <location filename="ui/live/stage.py"></location>
      <source>Arrange tiles as the room is</source>
      <translation>Gosod y teils fel y mae'r ystafell</translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Artefacts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Asked at step {step}</source>
      <translation>Gofynnwyd ar gam {step}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Asks for help</source>
      <translation>Yn gofyn am gymorth</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Assign</source>
      <translation>Aseinio</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Assign a run</source>
      <translation>Aseinio rhediad</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Assigned {done} of {count}</source>
      <translation>Wedi aseinio {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>Back to now</source>
      <translation>Yn ôl i nawr</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Back within the boundary</source>
      <translation>Yn ôl o fewn y ffin</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Baseline begun on {done} of {count}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Baseline: {time} to go. Seated, headset on, hands still.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Begin</source>
      <translation>Dechrau</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>Begins when the headset plays the run.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Bookmark</source>
      <translation>Nod tudalen</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Bookmark: keeps the 15 s before it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Boundary left</source>
      <translation>Wedi gadael y ffin</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Break due: {seats}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Calibrating</source>
      <translation type="unfinished">Yn graddnodi</translation>
    </message>
    <message>
      <location filename="ui/live/question_bar.py"></location>
      <source>Cancel</source>
      <translation>Canslo</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Check and start</source>
      <translation>Gwirio a dechrau</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Check the network</source>
      <translation>Gwirio'r rhwydwaith</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Choose or add a room to move tiles.</source>
      <translation>Dewiswch neu ychwanegwch ystafell i symud teils.</translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Close</source>
      <translation>Cau</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Command: {verb}</source>
      <translation>Gorchymyn: {verb}</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Commands</source>
      <translation>Gorchmynion</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Commands to the selection, or to all (C)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Confidence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Connecting</source>
      <translation>Yn cysylltu</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Critical error</source>
      <translation>Gwall critigol</translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Difference</source>
      <translation>Gwahaniaeth</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Dismiss</source>
      <translation>Diystyru</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Display is blank</source>
      <translation>Mae'r sgrin yn wag</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Done</source>
      <translation>Wedi'i wneud</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Drag tiles, or move them with Alt and the arrows.</source>
      <translation>Llusgwch deils, neu symudwch nhw gydag Alt a'r saethau.</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>Electrodermal</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Electrodermal, microsiemens</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>End</source>
      <translation>Gorffen</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>End class</source>
      <translation>Gorffen y dosbarth</translation>
    </message>
    <message>
      <location filename="ui/live/question_bar.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Enter address</source>
      <translation>Rhoi cyfeiriad</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Error</source>
      <translation>Gwall</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Event</source>
      <translation>Digwyddiad</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Event begun on {done} of {count}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Events</source>
      <translation>Digwyddiadau</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>Events and pace</source>
      <translation>Digwyddiadau a chyflymder</translation>
    </message>
    <message>
      <location filename="ui/live/time_line.py"></location>
      <source>Events and pace of the last ten minutes. The log has them as a list.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Events or judgements</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Event…</source>
      <translation>Digwyddiad…</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Fall detected</source>
      <translation>Canfuwyd cwymp</translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Find a name or a seat</source>
      <translation>Dod o hyd i enw neu sedd</translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>First-person view</source>
      <translation>Golwg person cyntaf</translation>
    </message>
    <message>
      <location filename="ui/live/load_footer.py"></location>
      <source>For support and pacing only. Not for assessment. High values also come from movement, heat, caffeine and talking.</source>
      <translation type="unfinished">Ar gyfer cymorth a chyflymder yn unig. Nid ar gyfer asesu. Daw gwerthoedd uchel hefyd o symud, gwres, caffein a siarad.</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Forget room</source>
      <translation>Anghofio'r ystafell</translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Go on as provisional</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Guest</source>
      <translation>Gwestai</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>HELP</source>
      <translation>CYMORTH</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Headset off</source>
      <translation>Penset i ffwrdd</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>Heart rate</source>
      <translation>Cyfradd y galon</translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Heart rate, bpm</source>
      <translation>Cyfradd y galon, curiad y funud</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Help asked</source>
      <translation>Gofynnwyd am gymorth</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Help no longer needed</source>
      <translation>Dim angen cymorth mwyach</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Hint</source>
      <translation>Awgrym</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Hint shown</source>
      <translation>Dangoswyd awgrym</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Hint shown on {done} of {count}</source>
      <translation>Dangoswyd yr awgrym ar {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Hint: locked in an assessment</source>
      <translation>Awgrym: wedi'i gloi mewn asesiad</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>In use elsewhere</source>
      <translation>Ar waith yn rhywle arall</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>Interrupted: resume or end it</source>
      <translation>Amharwyd arno: ailddechreuwch ef neu ei orffen</translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Judge</source>
      <translation>Barnu</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Judged: {title}: {result}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/marks.py"></location>
      <source>Keep</source>
      <translation>Cadw</translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Keep this one</source>
      <translation>Cadw'r un hon</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Kept</source>
      <translation>Wedi'i gadw</translation>
    </message>
    <message>
      <location filename="ui/live/load_footer.py"></location>
      <source>Last 2 min, about half a minute behind.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>Load</source>
      <translation type="unfinished">Llwyth</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>Load and pace</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>Load of the last ten minutes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Log</source>
      <translation>Cofnod</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Message</source>
      <translation>Neges</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Message all</source>
      <translation>Neges i bawb</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Message shown on {done} of {count}</source>
      <translation>Dangoswyd y neges ar {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Message to seat {seat}</source>
      <translation>Neges i sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Message to {count} stations</source>
      <translation>Neges i {count} gorsaf</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Message to {whom}</source>
      <translation>Neges i {whom}</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Message {count}</source>
      <translation>Neges i {count}</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Message…</source>
      <translation>Neges…</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>Motion</source>
      <translation>Symudiad</translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Motion, g</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>NO SIGNAL</source>
      <translation>DIM SIGNAL</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>NOT DONE</source>
      <translation>HEB EI WNEUD</translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Name or seat</source>
      <translation>Enw neu sedd</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Names hidden</source>
      <translation>Enwau wedi'u cuddio</translation>
    </message>
    <message>
      <location filename="ui/live/quiet_words.py"></location>
      <source>Needs someone now</source>
      <translation>Angen sylw rhywun nawr</translation>
    </message>
    <message>
      <location filename="ui/live/queue_list.py"></location>
      <source>Needs you now</source>
      <translation>Angen eich sylw nawr</translation>
    </message>
    <message>
      <location filename="ui/live/side_strip.py"></location>
      <source>Needs you now: {count}</source>
      <translation>Angen eich sylw nawr: {count}</translation>
    </message>
    <message>
      <location filename="ui/live/queue_rows.py"></location>
      <source>Network</source>
      <translation>Rhwydwaith</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Network search</source>
      <translation>Chwilio'r rhwydwaith</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>New baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>New room</source>
      <translation>Ystafell newydd</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Next turn</source>
      <translation>Tro nesaf</translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>No baseline yet: 2 min seated, headset on, hands still.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>No baseline. {why}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>No class running</source>
      <translation>Does dim dosbarth ar waith</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>No frame since {time}</source>
      <translation>Dim ffrâm ers {time}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>No frame yet</source>
      <translation>Dim ffrâm eto</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>No headset on the wall yet</source>
      <translation>Dim penset ar y wal eto</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>No run is assigned here.</source>
      <translation>Does dim rhediad wedi'i aseinio yma.</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>No sensor signal came.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>No sensor signal from this station.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Nobody found</source>
      <translation>Heb ddod o hyd i neb</translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Not a good baseline. {why} Numbers from it would be less sure.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Not paired yet</source>
      <translation>Heb ei baru eto</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Not seen yet</source>
      <translation>Heb ei weld eto</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Not started</source>
      <translation>Heb ddechrau</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Note</source>
      <translation>Nodyn</translation>
    </message>
    <message>
      <location filename="ui/live/marks.py"></location>
      <source>Note on seat {seat}, no names</source>
      <translation>Nodyn ar sedd {seat}, dim enwau</translation>
    </message>
    <message>
      <location filename="ui/live/marks.py"></location>
      <source>Note on {count} stations, no names</source>
      <translation>Nodyn ar {count} gorsaf, dim enwau</translation>
    </message>
    <message>
      <location filename="ui/live/quiet_words.py"></location>
      <source>Nothing needs you.</source>
      <translation>Does dim angen eich sylw.</translation>
    </message>
    <message>
      <location filename="ui/live/queue_panel.py"></location>
      <source>Nothing technical</source>
      <translation>Dim byd technegol</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Observed</source>
      <translation>Arsylwyd</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Observed: {title}: {result}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>On my way</source>
      <translation>Ar fy ffordd</translation>
    </message>
    <message>
      <location filename="ui/live/queue_rows.py"></location>
      <source>On my way {age}</source>
      <translation>Ar fy ffordd {age}</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Order of seats</source>
      <translation>Trefn y seddi</translation>
    </message>
    <message>
      <location filename="ui/live/time_line.py"></location>
      <source>Pace</source>
      <translation>Cyflymder</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Pair in Devices</source>
      <translation>Paru yn Dyfeisiau</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Pair it in Devices.</source>
      <translation>Parwch ef yn Dyfeisiau.</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Pause</source>
      <translation>Oedi</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Pause all</source>
      <translation>Oedi pawb</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Pause {count}</source>
      <translation>Oedi {count}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Paused</source>
      <translation>Wedi oedi</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Paused {done} of {count}</source>
      <translation>Wedi oedi {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/load_footer.py"></location>
      <source>Physiological load vs own seated baseline: near, raised, well above.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Plans are kept on this console, one for each room.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_row.py"></location>
      <source>Plot of {what}. Show as table for its values.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Plots</source>
      <translation>Plotiau</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Public display</source>
      <translation>Sgrin gyhoeddus</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Ready</source>
      <translation>Barod</translation>
    </message>
    <message>
      <location filename="ui/live/least_cells.py"></location>
      <source>Ready for sign-off</source>
      <translation type="unfinished">Barod i'w gymeradwyo</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Ready to start</source>
      <translation>Barod i ddechrau</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Recentre</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Recentred {done} of {count}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Repeat</source>
      <translation>Ailadrodd</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Resolve</source>
      <translation>Datrys</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Resolved</source>
      <translation>Wedi'i ddatrys</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Resume</source>
      <translation>Ailddechrau</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>Resume all</source>
      <translation>Ailddechrau pawb</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Resumed {done} of {count}</source>
      <translation>Wedi ailddechrau {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/brush.py"></location>
      <source>Retry</source>
      <translation>Ceisio eto</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>Right when: {answer}</source>
      <translation>Cywir pan: {answer}</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Room</source>
      <translation>Ystafell</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Room 1</source>
      <translation>Ystafell 1</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Run ended</source>
      <translation>Rhediad wedi gorffen</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Run ended, evidence complete</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Running</source>
      <translation>Yn rhedeg</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Runs by itself: {seats}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>STOPPED</source>
      <translation>WEDI STOPIO</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>STUCK</source>
      <translation type="unfinished">YN SOWND</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Saved list</source>
      <translation>Rhestr a gadwyd</translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Seat</source>
      <translation>Sedd</translation>
    </message>
    <message>
      <location filename="ui/live/find_bar.py"></location>
      <source>Seat {seat}</source>
      <translation>Sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Seat {seat} stopped. What happened?</source>
      <translation>Stopiodd sedd {seat}. Beth ddigwyddodd?</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>See it in Devices.</source>
      <translation>Gweler ef yn Dyfeisiau.</translation>
    </message>
    <message>
      <location filename="ui/live/quiet_words.py"></location>
      <source>Select a station to see its view, steps and actions here.</source>
      <translation>Dewiswch orsaf i weld ei golwg, ei chamau a'i gweithredoedd yma.</translation>
    </message>
    <message>
      <location filename="ui/live/stage.py"></location>
      <source>Select all for a command</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Send</source>
      <translation>Anfon</translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Set baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>Show as table</source>
      <translation>Dangos fel tabl</translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Sign-off</source>
      <translation type="unfinished">Cymeradwyo</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Simulate 6</source>
      <translation>Efelychu 6</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Spare, {label}</source>
      <translation>Sbâr, {label}</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Start</source>
      <translation>Dechrau</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>Start one from Classes, or look around first</source>
      <translation>Dechreuwch un o Dosbarthiadau, neu edrychwch o gwmpas yn gyntaf</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Started {done} of {count}</source>
      <translation>Wedi dechrau {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>Station {seat}: well above own baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/wall.py"></location>
      <source>Stations</source>
      <translation>Gorsafoedd</translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>Stations {seats}: well above own baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Step {step} completed</source>
      <translation>Cwblhawyd cam {step}</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Step {step} skipped</source>
      <translation>Hepgorwyd cam {step}</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Step {step} started</source>
      <translation>Dechreuwyd cam {step}</translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Steps</source>
      <translation>Camau</translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>Steps, log or plots</source>
      <translation>Camau, cofnod neu blotiau</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Stop</source>
      <translation>Stopio</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>Stop button pressed</source>
      <translation>Pwyswyd y botwm stopio</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Stop {whom}: why?</source>
      <translation>Stopio {whom}: pam?</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Stopped at the headset</source>
      <translation>Stopiwyd wrth y penset</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>Stopped {done} of {count}</source>
      <translation>Wedi stopio {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>Stop…</source>
      <translation>Stopio…</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Switch it on and open its app, or give the seat another in Classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Take another</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>Take another baseline? The present one counts until the new one is accepted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/baseline_bar.py"></location>
      <source>The headset is being asked.</source>
      <translation>Mae'r penset yn cael ei holi.</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>The heart rate had not settled.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>The heart sensor had poor contact.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>The run has ended: its sheet is in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>The skin sensor had poor contact.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>The skin signal had not settled.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>There was movement: head and hands have to be still.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>This step</source>
      <translation>Y cam hwn</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Tiles stand as</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_table.py"></location>
      <source>Time</source>
      <translation>Amser</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>To all {count} stations</source>
      <translation>I bob un o'r {count} gorsaf</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>To judge</source>
      <translation>I'w barnu</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>To nobody</source>
      <translation>I neb</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>To seat {seat}</source>
      <translation>I sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>To {count} stations</source>
      <translation>I {count} gorsaf</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>Too wide for this window: in the order of seats.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Turn on a headset and open its training app.</source>
      <translation>Trowch benset ymlaen ac agorwch ei ap hyfforddi.</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Turn {n} of {of}</source>
      <translation>Tro {n} o {of}</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>Turn {n} of {of}: not started</source>
      <translation>Tro {n} o {of}: heb ddechrau</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Turned away</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Two with one id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>Use saved list</source>
      <translation>Defnyddio'r rhestr a gadwyd</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Use the spare</source>
      <translation>Defnyddio'r sbâr</translation>
    </message>
    <message>
      <location filename="ui/live/command_desk.py"></location>
      <source>Use the spare, {name}, {battery}</source>
      <translation>Defnyddio'r sbâr, {name}, {battery}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>View</source>
      <translation>Golwg</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>View captured</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_actions.py"></location>
      <source>Visited</source>
      <translation>Ymwelwyd</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Waiting</source>
      <translation>Yn aros</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>Waiting to be assigned</source>
      <translation>Yn aros i'w aseinio</translation>
    </message>
    <message>
      <location filename="ui/live/arrange_bar.py"></location>
      <source>What is the room called?</source>
      <translation>Beth yw enw'r ystafell?</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>What shall happen at {whom}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/quiet_words.py"></location>
      <source>When someone stops, asks for help or gets stuck, they appear here, most urgent first.</source>
      <translation>Pan fydd rhywun yn stopio, yn gofyn am gymorth neu'n mynd i drafferth, bydd yn ymddangos yma, y mwyaf brys yn gyntaf.</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>Who wears the headset of seat {seat}?</source>
      <translation>Pwy sy'n gwisgo penset sedd {seat}?</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>artefacts {share}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>as of {time}</source>
      <translation>am {time}</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>assessed</source>
      <translation type="unfinished">asesedig</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>at {time}</source>
      <translation>am {time}</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>being kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>bpm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>can not do it</source>
      <translation>ni all ei wneud</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>conf. {figure}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>empty: paired headsets will stand here</source>
      <translation>gwag: bydd pensetiau wedi'u paru yn ymddangos yma</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>faster than usual</source>
      <translation>cyflymach nag arfer</translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>for {time} - have a look</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>g, 1 s RMS</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>has run {age}, found {count}</source>
      <translation>ar waith ers {age}, wedi canfod {count}</translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>headset off</source>
      <translation>penset i ffwrdd</translation>
    </message>
    <message>
      <location filename="ui/live/tile.py"></location>
      <source>in the command set</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>irregular beats</source>
      <translation type="unfinished">curiadau afreolaidd</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>it runs already</source>
      <translation>mae'n rhedeg eisoes</translation>
    </message>
    <message>
      <location filename="ui/live/judge_page.py"></location>
      <source>judged {time}</source>
      <translation>barnwyd {time}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>last view {time}</source>
      <translation>golwg olaf {time}</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>load: {words}</source>
      <translation type="unfinished">llwyth: {words}</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>locked in an assessment</source>
      <translation>wedi'i gloi mewn asesiad</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>microsiemens</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>moving - paused</source>
      <translation type="unfinished">yn symud - wedi oedi</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>near</source>
      <translation type="unfinished">agos</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>near own baseline</source>
      <translation type="unfinished">agos at y llinell sylfaen ei hun</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>no activity</source>
      <translation>dim gweithgarwch</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>no answer</source>
      <translation>dim ateb</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>no class is running</source>
      <translation>does dim dosbarth ar waith</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>no motion signal</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>no signal</source>
      <translation>dim signal</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>no signal {age}</source>
      <translation>dim signal {age}</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>no signal {seconds} s</source>
      <translation>dim signal {seconds} e</translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>no view</source>
      <translation>dim golwg</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>nobody is named for it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>nobody sits there</source>
      <translation>does neb yn eistedd yno</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>none of them is connected</source>
      <translation>does yr un ohonynt wedi'i gysylltu</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>not calibrated</source>
      <translation type="unfinished">heb ei raddnodi</translation>
    </message>
    <message>
      <location filename="ui/live/queue_rows.py"></location>
      <source>not done</source>
      <translation>heb ei wneud</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>not met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>not yet visited</source>
      <translation>heb ymweld eto</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>nothing is paused there</source>
      <translation>does dim wedi oedi yno</translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>nothing is running there</source>
      <translation>does dim yn rhedeg yno</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>of {minutes}:00</source>
      <translation>o {minutes}:00</translation>
    </message>
    <message>
      <location filename="ui/live/tile_paint.py"></location>
      <source>on my way</source>
      <translation>ar fy ffordd</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>on my way {age}</source>
      <translation>ar fy ffordd {age}</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>outreach</source>
      <translation>allgymorth</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>over its time by {age}</source>
      <translation>dros ei amser o {age}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>pace unknown</source>
      <translation>cyflymder anhysbys</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>poor contact</source>
      <translation type="unfinished">cyswllt gwael</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>practice</source>
      <translation>ymarfer</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>provisional baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>raised</source>
      <translation type="unfinished">uwch</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>refused</source>
      <translation>gwrthodwyd</translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>reporting</source>
      <translation>yn adrodd</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>runs are assigned and wait</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>seat {seat}</source>
      <translation>sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>seat {seat}, turn {turn}</source>
      <translation>sedd {seat}, tro {turn}</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>step {step}</source>
      <translation>cam {step}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>step {step} of {count}</source>
      <translation>cam {step} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>switched off</source>
      <translation>wedi'i ddiffodd</translation>
    </message>
    <message>
      <location filename="ui/live/log_text.py"></location>
      <source>taken back</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>taking baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_menu.py"></location>
      <source>their app can not do it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>usual pace</source>
      <translation>cyflymder arferol</translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>view is coming</source>
      <translation>golwg ar ei ffordd</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>visited now</source>
      <translation>ymwelwyd nawr</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>visited {age}</source>
      <translation>ymwelwyd {age} yn ôl</translation>
    </message>
    <message>
      <location filename="ui/live/load_plots.py"></location>
      <source>vs own baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>waiting for {count}</source>
      <translation>yn aros am {count}</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>well above</source>
      <translation type="unfinished">llawer uwch</translation>
    </message>
    <message>
      <location filename="ui/live/load_words.py"></location>
      <source>well above own baseline</source>
      <translation type="unfinished">ymhell uwchlaw'r llinell sylfaen ei hun</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>wiping, {age} left</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/time_line.py"></location>
      <source>x usual time</source>
      <translation>x yr amser arferol</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>{age} left</source>
      <translation>{age} ar ôl</translation>
    </message>
    <message>
      <location filename="ui/live/focus_head.py"></location>
      <source>{age} on this step</source>
      <translation>{age} ar y cam hwn</translation>
    </message>
    <message>
      <location filename="ui/live/acts.py"></location>
      <source>{count} stations</source>
      <translation>{count} gorsaf</translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>{headsets} found, not paired yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/empty_card.py"></location>
      <source>{headsets} from before</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/headline.py"></location>
      <source>{live} of {count}</source>
      <translation>{live} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/queue_rows.py"></location>
      <source>{lost} of {count} lost since {time}</source>
      <translation>Collwyd {lost} o {count} ers {time}</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>{most} min of wear, then {rest} min</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>{n} min</source>
      <translation>{n} mun</translation>
    </message>
    <message>
      <location filename="ui/live/turn_row.py"></location>
      <source>{n} rest first</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/badge_row.py"></location>
      <source>{n} s</source>
      <translation>{n} e</translation>
    </message>
    <message>
      <location filename="ui/live/focus_panel.py"></location>
      <source>{step} of {count}</source>
      <translation>{step} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{step}: no activity</source>
      <translation>{step}: dim gweithgarwch</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{step}: {times} x usual time</source>
      <translation>{step}: {times} x yr amser arferol</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{times} x usual time</source>
      <translation>{times} x yr amser arferol</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{time} in all</source>
      <translation>{time} i gyd</translation>
    </message>
    <message>
      <location filename="ui/live/load_panel.py"></location>
      <source>{time}: longer ago than is kept here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{verb}: its app can not do it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{verb}: no answer</source>
      <translation>{verb}: dim ateb</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{verb}: refused</source>
      <translation>{verb}: gwrthodwyd</translation>
    </message>
    <message>
      <location filename="ui/live/command_row.py"></location>
      <source>{verb}: {done} of {count}</source>
      <translation>{verb}: {done} o {count}</translation>
    </message>
    <message>
      <location filename="ui/live/top_bar.py"></location>
      <source>{what} ({key})</source>
      <translation>{what} ({key})</translation>
    </message>
  </context>
  <context>
    <name>LiveScreen</name>
    <message>
      <location filename="ui/live/live_screen.py"></location>
      <source>A second screen is attached: names, views and load are hidden. {key} shows them.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>LoadSection</name>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>Physiological load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/load_section.py"></location>
      <source>Who agreed to physiological load</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>LockedPanel</name>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Calls for help still sound. Unlock to answer one.</source>
      <translation>Mae galwadau am gymorth yn dal i seinio. Datglowch i ateb un.</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Hand over</source>
      <translation>Trosglwyddo</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Locked</source>
      <translation>Wedi cloi</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Log out</source>
      <translation>Allgofnodi</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Log out waits: an assessed run is live.</source>
      <translation>Mae allgofnodi'n aros: mae rhediad sy'n cael ei asesu yn fyw.</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Passphrase of {user}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Unlock</source>
      <translation>Datgloi</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>What was being written is kept. Names stay hidden until you unlock.</source>
      <translation>Cedwir yr hyn oedd yn cael ei ysgrifennu. Bydd enwau wedi'u cuddio nes i chi ddatgloi.</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>since {time}</source>
      <translation>ers {time}</translation>
    </message>
  </context>
  <context>
    <name>LogPage</name>
    <message>
      <location filename="ui/signoff/log_page.py"></location>
      <source>Back to the sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/log_page.py"></location>
      <source>The run's log</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>LookAroundStep</name>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Classes</source>
      <translation>Dosbarthiadau</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Devices</source>
      <translation>Dyfeisiau</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Live</source>
      <translation>Byw</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Look around</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Reports</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Sign-off</source>
      <translation type="unfinished">Cymeradwyo</translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>Six simulated headsets behave like real ones: they are found, paired and driven the same way, and every record says that it is simulated practice. F1 lists the keys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>a class, a person or the programme on paper</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>every attempt, and what it was signed with</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>every trainee at once, and who needs you now</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>pairing, batteries, links</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>plan a class in three steps</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/plain_steps.py"></location>
      <source>the evidence of each run, and your decision</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>LookPage</name>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>As the system</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Ctrl and + or −</source>
      <translation>Ctrl a + neu −</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Dark</source>
      <translation>Tywyll</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>From the next start of the program on.</source>
      <translation>O'r tro nesaf y dechreuir y rhaglen.</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Full</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>It could not be kept: the folder of the records can not be written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Language</source>
      <translation>Iaith</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Light</source>
      <translation>Golau</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Motion</source>
      <translation type="unfinished">Symudiad</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Projector</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Reduced</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Text and theme</source>
      <translation>Testun a thema</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Text size</source>
      <translation>Maint y testun</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>Theme</source>
      <translation>Thema</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>What is not translated yet is shown in English.</source>
      <translation>Mae'r hyn sydd heb ei gyfieithu eto yn Saesneg.</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>for this console</source>
      <translation>ar gyfer y consol hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/look_page.py"></location>
      <source>the blinking of an unanswered STOPPED, and of the cursor</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <location filename="ui/main_window.py"></location>
      <source>A class is running. End it first, or close anyway: everything received so far is saved, and the next start offers to resume it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/main_window.py"></location>
      <source>Close anyway</source>
      <translation>Cau beth bynnag</translation>
    </message>
    <message>
      <location filename="ui/main_window.py"></location>
      <source>Resilience Console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/main_window.py"></location>
      <source>Resume or end it</source>
      <translation>Ailddechrau neu ei orffen</translation>
    </message>
    <message>
      <location filename="ui/main_window.py"></location>
      <source>{title} was interrupted when the program ended. Everything received until then is saved.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MatrixModel</name>
    <message>
      <location filename="ui/people/matrix_model.py"></location>
      <source>{held} of {all}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_model.py"></location>
      <source>{id} {title}, {share} current</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MatrixPage</name>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Any class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Any state</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Export</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Matrix</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Name</source>
      <translation type="unfinished">Enw</translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Needs you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Nobody matches. Choose something else above.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Selected cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Unit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_page.py"></location>
      <source>Written: {file}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MatrixPanel</name>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Assessed {day} with v{held}. In use now: v{now}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Attempts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Decided by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Held</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>In this view</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Open record</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Open the run to sign</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Selected cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>Valid until</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>expire within 60 days</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>expired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>no end</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>to re-assess</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>wait for sign-off</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>{n}, one waits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_panel.py"></location>
      <source>{waits}: open it in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MatrixView</name>
    <message>
      <location filename="ui/people/matrix_view.py"></location>
      <source>Competence of people by unit</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>MergeForm</name>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>All attempts of both then count as this person's, in every list and in the rules on who may sign. No entry is changed. It can not be undone.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Find the other entry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Merge them</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>The other entry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>They are one person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Who is {name} as well?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>that they are one person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>the other entry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>{gone} is merged into {stays}.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>NetworkPage</name>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>A firewall has to let multicast DNS (UDP 5353) through.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Enter address</source>
      <translation>Rhoi cyfeiriad</translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Found now</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Headset and console have to be on the same network; guest networks often keep devices apart.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Network check</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Paired before</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Search has run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>Searching. No headset has announced itself on this network yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>The headset has to be awake, with its training app open.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>The search has not begun yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>The search works: {headsets} on this network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/search_pages.py"></location>
      <source>When one is missing</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>NewClass</name>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>, {n} to tell apart</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>Course and mode</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>New class</source>
      <translation>Dosbarth newydd</translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>Next</source>
      <translation>Nesaf</translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>Roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>Seats and turns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>assessment</source>
      <translation>asesiad</translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>nobody yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>not chosen yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>outreach</source>
      <translation>allgymorth</translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>practice</source>
      <translation>ymarfer</translation>
    </message>
    <message>
      <location filename="ui/classes/new_class.py"></location>
      <source>{n} min</source>
      <translation>{n} mun</translation>
    </message>
  </context>
  <context>
    <name>NewPassphrase</name>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>Again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>a better passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>a passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>not the same as above</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>the passphrase again</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>NextTurnDialog</name>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>1 run is still open. It is stopped and kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>An assessed class needs a reason for each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>Go on to turn {n} of {of}?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>Next turn</source>
      <translation type="unfinished">Tro nesaf</translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>Nobody has said yet what happened on seat {seats}, where somebody stopped. The next person there would be shown as stopped.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>Not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>These had no run. An assessed class needs a reason for each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>These had no run. Say why, or leave the line empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>Wipe the headsets: {n} min. The next runs are assigned meanwhile.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/next_turn.py"></location>
      <source>{n} runs are still open. They are stopped and kept.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Nobody</name>
    <message>
      <location filename="ui/people/nobody.py"></location>
      <source>Add person</source>
      <translation>Ychwanegu person</translation>
    </message>
    <message>
      <location filename="ui/people/nobody.py"></location>
      <source>Import roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/nobody.py"></location>
      <source>Nobody is enrolled yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/nobody.py"></location>
      <source>Starting a class enrols its roster. People can also be added here beforehand.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Nothing</name>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>No run waits for a decision</source>
      <translation>Does dim rhediad yn aros am benderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>Nothing signed yet</source>
      <translation>Dim wedi'i lofnodi eto</translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>Nothing waits for the IQA</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>Nothing waits for your countersignature</source>
      <translation>Does dim yn aros am eich cydlofnod</translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>Records signed by an assessor who is not qualified yet appear here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>Runs appear here when they end, oldest first.</source>
      <translation>Mae rhediadau'n ymddangos yma pan ddônt i ben, yr hynaf yn gyntaf.</translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>The sample appears here as records are signed. Nobody picks it by hand.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/nothing.py"></location>
      <source>What you sign appears here, to show it or to amend it.</source>
      <translation>Mae'r hyn a lofnodwch yn ymddangos yma, i'w ddangos neu ei ddiwygio.</translation>
    </message>
  </context>
  <context>
    <name>NothingFound</name>
    <message>
      <location filename="ui/devices/placeholders.py"></location>
      <source>If it does not, check the network or enter its address.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/placeholders.py"></location>
      <source>No headsets yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/placeholders.py"></location>
      <source>Turn on a headset and open its training app. It appears here by itself.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>NothingSelected</name>
    <message>
      <location filename="ui/devices/placeholders.py"></location>
      <source>No headset selected</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/placeholders.py"></location>
      <source>Select a row to see what is known of a headset, to pair it or to forget it.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Notice</name>
    <message>
      <location filename="ui/notice.py"></location>
      <source>Dismiss</source>
      <translation>Diystyru</translation>
    </message>
  </context>
  <context>
    <name>ObservedRow</name>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>Override</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>The system saw: {result}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>Undo override</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>not met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>not observed</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>OpenRecordsPage</name>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>Checking</source>
      <translation>Yn gwirio</translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>Open the records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>Passphrase of any account, or the recovery codes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>The records are encrypted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>This computer's keyring does not hold their key. Opening them is not signing in: that comes next.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>Watch without the records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/open_records.py"></location>
      <source>seats only, no commands, nothing is recorded</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>OutPanel</name>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Decisions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>For an auditor: entries, prints, and verify.py, which checks them without this program.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Head code, at the foot of each page</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Last entry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Nothing yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>One PDF for each record, in a new folder. No file is named after anybody.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Physiological load is never recorded, so it is in no report.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Record pack…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Saved</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Signed records…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Stop</source>
      <translation type="unfinished">Stopio</translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Take along</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>What it is based on</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Overview</name>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Check and start</source>
      <translation type="unfinished">Gwirio a dechrau</translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Class time</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Closed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Course</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>End class</source>
      <translation>Gorffen y dosbarth</translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Go to Live</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Held as</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Hold it again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Next turn</source>
      <translation type="unfinished">Tro nesaf</translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>No class is running</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Plan a new one in three steps: the course, who comes, and who has which headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Resume class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Runs</source>
      <translation type="unfinished">Rhediadau</translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Seats and turns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>Started</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>The program ended while this class was running. Everything received until then is saved; open runs were closed as interrupted. Resume the class to give those seats a new attempt, or end it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>This class is closed. Its runs and decisions are in the records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>This class is running.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>This class was planned.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>{n} begun, {over} ended</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>{n} begun, {over} ended, {decided} decided</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>{n} min</source>
      <translation>{n} mun</translation>
    </message>
  </context>
  <context>
    <name>OwnForm</name>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Change it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Change your passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>New passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Present passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>the present passphrase</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PackTroubles</name>
    <message>
      <location filename="ui/classes/pack_troubles.py"></location>
      <source>Hide</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/pack_troubles.py"></location>
      <source>Mend these lines, or take the file out of {folder}, and start the program again. The command “courses check FILE” looks at one file at once.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/pack_troubles.py"></location>
      <source>Show why</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PageList</name>
    <message>
      <location filename="ui/settings/page_list.py"></location>
      <source>Settings</source>
      <translation>Gosodiadau</translation>
    </message>
  </context>
  <context>
    <name>PagesView</name>
    <message>
      <location filename="ui/reports/pages_view.py"></location>
      <source>Preview</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/pages_view.py"></location>
      <source>page {n} of {of}, A4</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/pages_view.py"></location>
      <source>{report}, page {n} of {of}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PairingPage</name>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>All of them can be used now.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Asking the headset for a code. Is its pairing screen open?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Close</source>
      <translation>Cau</translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Different</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Does the headset show these six digits?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Done</source>
      <translation type="unfinished">Wedi'i wneud</translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Headsets of this round</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Next headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Nothing was paired.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Nothing was paired. Make sure that nobody else is in between, then try again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Now the wearer confirms in the headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Pair headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Skip this one</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Stop pairing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Then the wearer confirms in the headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>They are the same</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>This headset was not paired.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>This round</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>Try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>You said that the codes differ.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>{at} of {total}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>{count} not paired. They stay in the list; try them again when you like.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>{count} paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>{done} of {total}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PassphraseField</name>
    <message>
      <location filename="ui/widgets/passphrase.py"></location>
      <source>Show what is typed</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PeopleList</name>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Any class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Any state</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Name, pseudonym, ULN</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Needs you</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Nobody matches</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>Perhaps enrolled twice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/people_list.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PeopleScreen</name>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Add person</source>
      <translation>Ychwanegu person</translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Attempts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Import roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Matrix</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Matrix  {n}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Names hidden</source>
      <translation type="unfinished">Enwau wedi'u cuddio</translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Signatures</source>
      <translation>Llofnodion</translation>
    </message>
    <message>
      <location filename="ui/people/screen.py"></location>
      <source>Views</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PeriodChoice</name>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>All days</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>Chosen days</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>From</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>Last month</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>Period</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>Period, UTC</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>The last day is before the first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>This month</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>This quarter</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>This year</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>To</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/period_choice.py"></location>
      <source>Write a day as 24 Nov 2026 or 2026-11-24.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PersonForm</name>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Add a person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Change {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Email (may be empty)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Enrol</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Enrolled already: {who}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Family name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Given name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>I have seen: {document}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Identity</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>No document seen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>No name is sent to a headset. Records show a pseudonym beside them, which outlasts an erasure.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Save</source>
      <translation>Cadw</translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Shown as (if not given and family name)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>This is somebody else</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>Unique Learner Number (may be empty)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>a name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>whether this is somebody else</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/forms.py"></location>
      <source>{name}, enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PersonSheet</name>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>Change</source>
      <translation>Newid</translation>
    </message>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>Competence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>Every attempt</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>Merge</source>
      <translation>Uno</translation>
    </message>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>No assessed run yet. Runs appear here when they have ended.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/person_sheet.py"></location>
      <source>Print record</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PrivacyPage</name>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Class title, time left and how many are at which stage, one or two people as “a few”. No name, seat, state, error or load can reach it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Fixed by policy of this machine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Hide names, views and load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>May be switched on per class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>May be switched on per class, in Classes; each trainee is asked. Never in an assessed class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Off by policy of this machine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Physiological load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Privacy and load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Public display</source>
      <translation type="unfinished">Sgrin gyhoeddus</translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Screen lock</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Second screen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>Without use it locks after {lock} min and logs out after {out} min.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>for this console</source>
      <translation type="unfinished">ar gyfer y consol hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>in memory ten minutes at most; never saved, printed or sent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>no sensor is read, nothing is shown</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>set by {who}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>the same on every console; during an assessed run it only locks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>where people sign in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>while one is attached, until somebody shows them again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/privacy_page.py"></location>
      <source>{what}, since {day}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>PublicDisplay</name>
    <message>
      <location filename="ui/public_display/display.py"></location>
      <source>Public display</source>
      <translation>Sgrin gyhoeddus</translation>
    </message>
  </context>
  <context>
    <name>QLineEdit</name>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Copy</source>
      <translation>&amp;Copïo</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Paste</source>
      <translation>&amp;Gludo</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Redo</source>
      <translation>&amp;Ailwneud</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Undo</source>
      <translation>&amp;Dadwneud</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Cu&amp;t</source>
      <translation>&amp;Torri</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Delete</source>
      <translation>Dileu</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Select All</source>
      <translation>Dewis Popeth</translation>
    </message>
  </context>
  <context>
    <name>QPlatformTheme</name>
    <message>
      <location filename="Qt"></location>
      <source>&amp;No</source>
      <translation>&amp;Na</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Yes</source>
      <translation>&amp;Ie</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Cancel</source>
      <translation>Canslo</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Close</source>
      <translation>Cau</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>OK</source>
      <translation>Iawn</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Open</source>
      <translation>Agor</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Save</source>
      <translation>Cadw</translation>
    </message>
  </context>
  <context>
    <name>QWidgetTextControl</name>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Copy</source>
      <translation>&amp;Copïo</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Paste</source>
      <translation>&amp;Gludo</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Redo</source>
      <translation>&amp;Ailwneud</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>&amp;Undo</source>
      <translation>&amp;Dadwneud</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Cu&amp;t</source>
      <translation>&amp;Torri</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Delete</source>
      <translation>Dileu</translation>
    </message>
    <message>
      <location filename="Qt"></location>
      <source>Select All</source>
      <translation>Dewis Popeth</translation>
    </message>
  </context>
  <context>
    <name>QuestionPanel</name>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>Enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>Leave the second out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>No question is open</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>Same person for all {n}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>Somebody else</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>The same name is in line {line}. It counts once unless they are two people.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>The same person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>They are two people</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>When a name is enrolled already, you are asked here whether it is the same person.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/question_panel.py"></location>
      <source>{name} has been enrolled since {day}. The same person keeps earlier attempts; somebody else starts with none.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Rail</name>
    <message>
      <location filename="ui/rail.py"></location>
      <source>Screens</source>
      <translation>Sgriniau</translation>
    </message>
  </context>
  <context>
    <name>ReasonForm</name>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Why, in one sentence (kept in the record)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a reason</source>
      <translation>rheswm</translation>
    </message>
  </context>
  <context>
    <name>ReasonRows</name>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>One reason for all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>Reason for seat {seat}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>Reasons by seat</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RecoverPage</name>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>A new administrator</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>A new passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>A new signing key is made; what was signed with the old one stays valid. It is shown to everybody for 30 days.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Back</source>
      <translation>Yn ôl</translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Checking</source>
      <translation>Yn gwirio</translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Codes of the recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Codes of the recovery sheet, in any spacing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Is a second administrator here? Let them sign in and reset the account in Settings, Accounts and keys: then the recovery sheet is not used up.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Make the new administrator</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>New passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Printed name, as on records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Recover</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Set the new passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>Still needed: {what}</source>
      <translation>Ei angen o hyd: {what}</translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>The codes work once. Print the next sheet first:</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>What happened, in one sentence (kept in the record)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>What is needed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>With the recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>a printed name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>a user id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>the codes of the present sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>the next recovery sheet, printed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recover.py"></location>
      <source>what happened</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RecoverySheetPanel</name>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>It is printed and locked away</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>No printer is set up here. Save the sheet as a PDF on a stick, and print it elsewhere.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>Not shown again, and not kept by the console. A new sheet makes this one worthless.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>PDF (*.pdf)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>Print recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>Save as PDF</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>Saved. Print it, or keep it on a stick that is locked away, and delete it here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>Sent to {printer}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>The file could not be written. Choose another place.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>The only way back in when a passphrase is lost and there is no second administrator.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/recovery_sheet.py"></location>
      <source>The printer did not take it. Try again, or save the sheet as a PDF.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ReportsScreen</name>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>A programme report never names people.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Add one in Settings, Accounts and keys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Assessors</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Choose</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Choose another period, or search for something else.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Classes appear here once they have begun.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Classes are counted once they have begun.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Kinds of reports</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Making the pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>No assessor yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>No class yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Nobody is enrolled yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Nothing matches</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Preview</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Programme</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Reports</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Save CSV</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Save PDF</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Starting a class enrols its roster.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/screen.py"></location>
      <source>Take along</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>ResetForm</name>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>A new signing key is made. What was signed with the old one stays valid, nobody can sign with it any more, and everybody sees for 30 days that the key is new.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Make the new key</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>New key for {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Their new passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Why, in one sentence (kept in the record)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Your own passphrase confirms it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a reason</source>
      <translation>rheswm</translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>your own passphrase</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RestoreDialog</name>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Cancel</source>
      <translation type="unfinished">Canslo</translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Entries</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Head code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>It holds</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>It holds everything that the present records hold.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>It is encrypted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>It is not a backup of the present records. Those are set aside whole, in a folder of their own.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>It is whole.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Looking at every entry, signature and part of it. Nothing is changed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Open it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Passphrase of an account in the backup, or the codes of its recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>People who were erased since are erased again. Then the program restarts.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Recorded</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Restore</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Restore a backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Restoring. The window closes and opens again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>Set the present records aside and go on with this backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>That does not open it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>The records go on as a new console: pair the headsets again before the next class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>encrypted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>not encrypted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>{first} to {last}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RosterModel</name>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>: same as line {line}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>Line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>Name</source>
      <translation>Enw</translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>Status</source>
      <translation>Statws</translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>left out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>left out: not a ULN of ten digits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>left out: not a name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>left out: not an email address</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>left out: too long for a name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>new</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>new, another person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>same person twice?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_model.py"></location>
      <source>who is this?</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RosterStep</name>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>Amina Yusuf
Tomos,Griffiths

One name a line, or two columns of a spreadsheet: given, family.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>Guests play under a number: Guest 1, Guest 2. No names are asked and no person is entered.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>How many guests</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>No name is sent to a headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>Paste the roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>Roster</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>Understood as</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>heading left out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>only the first two columns are used</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>{count} people are more than one class can hold. Take at most {most}, or plan two classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>{lines} blank</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>{n} left out, same name twice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/roster_step.py"></location>
      <source>{n} not a name</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RowsTable</name>
    <message>
      <location filename="ui/sync/tables.py"></location>
      <source>up to number {seq}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RunningDesk</name>
    <message>
      <location filename="ui/classes/running_desk.py"></location>
      <source>At most {most} min of wear, then {rest} min break</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_desk.py"></location>
      <source>{rule}: due on seat {seats}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_desk.py"></location>
      <source>{rule}: kept so far.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>RunningPanel</name>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Add a guest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Add late arrival</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Enrolled already: the same person.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Excuse from this turn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Guest</source>
      <translation type="unfinished">Gwestai</translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Headset for this seat</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Headset that runs by itself</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Late arrival</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Name</source>
      <translation type="unfinished">Enw</translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Reason</source>
      <translation type="unfinished">Rheswm</translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Record it as theirs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Say why in a few words.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Seat to swap with</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Seat {seat}, turn {turn}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Select a seat to move people or headsets.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Swap headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Swap seats</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>This is an assessment: hints are locked, and moving a running seat needs a reason.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Turn and seat</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>Who wears it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>a guest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>rests for {age}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>seat {seat}</source>
      <translation type="unfinished">sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>spare</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>turn {turn}, seat {seat}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>who sits there</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>worn {n} min: at most {most}, then {rest} min break</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>worn {n} of at most {most} min</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>{name} watches</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/running_panel.py"></location>
      <source>{n} run by themselves</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SaveBox</name>
    <message>
      <location filename="ui/signoff/save_box.py"></location>
      <source>A practice decision. Nobody is signed in: it is kept as decided by an unidentified person, and it is not signed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/save_box.py"></location>
      <source>Save decision</source>
      <translation>Cadw'r penderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/save_box.py"></location>
      <source>Saving</source>
      <translation>Yn cadw</translation>
    </message>
    <message>
      <location filename="ui/signoff/save_box.py"></location>
      <source>Simulated practice. Does not by itself qualify for Grade A/B entry.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SavedRow</name>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Show in folder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/out_panel.py"></location>
      <source>Show {file} in its folder</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Saving</name>
    <message>
      <location filename="ui/people/saving.py"></location>
      <source>Export their data</source>
      <translation type="unfinished">Allforio eu data</translation>
    </message>
    <message>
      <location filename="ui/people/saving.py"></location>
      <source>Print</source>
      <translation type="unfinished">Argraffu</translation>
    </message>
    <message>
      <location filename="ui/people/saving.py"></location>
      <source>Print record</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/saving.py"></location>
      <source>Written: {file}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/saving.py"></location>
      <source>{file} could not be written. Choose another place.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SeatPanel</name>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Add turn {turn}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Agreed to physiological load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Leave it free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Person on this seat</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Put in turn {turn}, seat {seat}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Put on seat {seat}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Seat {seat}</source>
      <translation>Sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Seat {seat}, turn {turn}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Select a seat to change who sits there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>Without a seat: {n}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>and {n} more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>no seat</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>seat {seat}</source>
      <translation type="unfinished">sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/classes/seat_panel.py"></location>
      <source>turn {turn}, seat {seat}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SeatsModel</name>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Headset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Load</source>
      <translation type="unfinished">Llwyth</translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Seat</source>
      <translation>Sedd</translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>agreed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>no</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SeatsStep</name>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>No headset is paired yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Pair the headsets in Devices; each then has a seat here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Seats</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>Seats and turns</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SettingsScreen</name>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>About</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Accounts and keys</source>
      <translation>Cyfrifon ac allweddi</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Backup and records</source>
      <translation>Copïau wrth gefn a chofnodion</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Changes apply at once</source>
      <translation>Daw newidiadau i rym ar unwaith</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Keys</source>
      <translation>Bysellau</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Privacy and load</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Settings</source>
      <translation>Gosodiadau</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Sounds</source>
      <translation>Seiniau</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Sync</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Text and theme</source>
      <translation>Testun a thema</translation>
    </message>
    <message>
      <location filename="ui/settings/screen.py"></location>
      <source>Who needs you</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SheetDesk</name>
    <message>
      <location filename="ui/signoff/desk.py"></location>
      <source>Saved {time}</source>
      <translation type="unfinished">Cadwyd {time}</translation>
    </message>
    <message>
      <location filename="ui/signoff/desk.py"></location>
      <source>Signed {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/desk.py"></location>
      <source>Voided {time}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SheetForm</name>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>New recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Use the new sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Why, in one sentence (kept in the record)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>Your own passphrase confirms it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>a reason</source>
      <translation>rheswm</translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>the printed sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/account_forms.py"></location>
      <source>your own passphrase</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SheetView</name>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>Critical errors</source>
      <translation>Gwallau critigol</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>Judged by a person</source>
      <translation>Barnwyd gan berson</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>Needs your judgement</source>
      <translation>Angen eich barn</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>None.</source>
      <translation>Dim.</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>Nothing in this course has to be judged by a person.</source>
      <translation>Does dim yn y cwrs hwn i berson ei farnu.</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>Observed by the system</source>
      <translation>Arsylwyd gan y system</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>What the system saw is shown when you have judged everything.</source>
      <translation>Dangosir yr hyn a welodd y system pan fyddwch wedi barnu popeth.</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>attempt {n}</source>
      <translation>ymgais {n}</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>draft content</source>
      <translation>cynnwys drafft</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>evidence complete</source>
      <translation>tystiolaeth gyflawn</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>evidence incomplete</source>
      <translation>tystiolaeth anghyflawn</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>seat {seat}</source>
      <translation>sedd {seat}</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>step {n}</source>
      <translation>cam {n}</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>{day}, {start} to {end}</source>
      <translation>{day}, {start} i {end}</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>{done} of {all} judged</source>
      <translation>barnwyd {done} o {all}</translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>{met} of {all} met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/sheet_view.py"></location>
      <source>{n} more, all met</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SignBox</name>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Sign</source>
      <translation>Llofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Sign and next</source>
      <translation>Llofnodi a nesaf</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Signing</source>
      <translation>Yn llofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>Simulated practice. Does not by itself qualify for Grade A/B entry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/signoff/sign_box.py"></location>
      <source>meaning: {meaning}</source>
      <translation>ystyr: {meaning}</translation>
    </message>
  </context>
  <context>
    <name>SignInPage</name>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>For your attention</source>
      <translation>I'ch sylw</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Lost your passphrase? A second administrator or the printed recovery sheet can help.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Recover</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Sign in</source>
      <translation>Mewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Signing in signs nothing: each signature asks for the passphrase again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Signing in works with no network.</source>
      <translation>Mae mewngofnodi'n gweithio heb rwydwaith.</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Try with 6 simulated headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Watch the running class</source>
      <translation>Gwylio'r dosbarth sydd ar waith</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>Without signing in</source>
      <translation>Heb fewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>names hidden, no commands</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>the demo, apart from these records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sign_in.py"></location>
      <source>{n} more in Settings, Accounts and keys.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SignatureList</name>
    <message>
      <location filename="ui/signoff/signatures.py"></location>
      <source>Signatures</source>
      <translation type="unfinished">Llofnodion</translation>
    </message>
  </context>
  <context>
    <name>SignoffScreen</name>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Decision</source>
      <translation>Penderfyniad</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Evidence</source>
      <translation>Tystiolaeth</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Queues</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Runs</source>
      <translation>Rhediadau</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Runs and decisions</source>
      <translation>Rhediadau a phenderfyniadau</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Sign-off</source>
      <translation type="unfinished">Cymeradwyo</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>Signed</source>
      <translation>Llofnodwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>To countersign</source>
      <translation>I'w gydlofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>To judge</source>
      <translation>I'w barnu</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>To verify</source>
      <translation>I'w wirio</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>decided</source>
      <translation>penderfynwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>signed</source>
      <translation>llofnodwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/screen.py"></location>
      <source>voided</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SoundsPage</name>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>HELP</source>
      <translation>CYMORTH</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Loud</source>
      <translation>Uchel</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Loudness</source>
      <translation>Lefel y sain</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>NO SIGNAL</source>
      <translation>DIM SIGNAL</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>No class is running. Every class begins without sounds.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Off in every new class until somebody turns them on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>One chime</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Quiet</source>
      <translation>Tawel</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>STOPPED</source>
      <translation>WEDI STOPIO</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Sounds</source>
      <translation>Seiniau</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Sounds in this class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>The sound could not be played: no loudspeaker was found, or it is in use. Connect one and try again. Everything else works without.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>This class</source>
      <translation>Y dosbarth hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>This computer has nothing to play sounds with. Install pipewire, pulseaudio-utils or alsa-utils, and start the console again. Everything else works without.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Try HELP</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Try NO SIGNAL</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Try STOPPED</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Two low knocks, when many are lost at once or in an assessment.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Two tones, again and again until somebody is on the way.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Usual</source>
      <translation>Arferol</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>Which, and how loud</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>and once more while nobody is on the way</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>can not be left out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>for this class</source>
      <translation>ar gyfer y dosbarth hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>for this console</source>
      <translation>ar gyfer y consol hwn</translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>somebody asks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>stations that need somebody</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>the network, not a person</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/sounds_page.py"></location>
      <source>under the computer's own volume</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>StatusBar</name>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>, {ms} ms</source>
      <translation>, {ms} ms</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Disk error</source>
      <translation>Gwall disg</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Disk full</source>
      <translation>Disg yn llawn</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Hand over</source>
      <translation>Trosglwyddo</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Hand over  {key}</source>
      <translation>Trosglwyddo  {key}</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Keys file damaged</source>
      <translation>Ffeil allweddi wedi'i difrodi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Little room is left on the disk of the records: free some before the next class</source>
      <translation>Ychydig o le sydd ar ôl ar ddisg y cofnodion: rhyddhewch beth cyn y dosbarth nesaf</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Lock</source>
      <translation>Cloi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Lock the screen  {key}</source>
      <translation>Cloi'r sgrin  {key}</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Locked</source>
      <translation>Wedi cloi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>No headset paired</source>
      <translation>Dim penset wedi'i baru</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>No records</source>
      <translation>Dim cofnodion</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Nobody is signed in</source>
      <translation>Does neb wedi mewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Nobody is signed in: practice only</source>
      <translation>Does neb wedi mewngofnodi: ymarfer yn unig</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Not a records file</source>
      <translation>Nid ffeil gofnodion</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Not recording</source>
      <translation>Ddim yn cofnodi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Recording events</source>
      <translation>Yn cofnodi digwyddiadau</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Records are open elsewhere</source>
      <translation>Cofnodion ar agor yn rhywle arall</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Records are read-only</source>
      <translation>Cofnodion darllen yn unig</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Records damaged</source>
      <translation>Cofnodion wedi'u difrodi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Records not opened</source>
      <translation>Heb agor y cofnodion</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Records of a newer version</source>
      <translation>Cofnodion fersiwn mwy newydd</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Saved {time}</source>
      <translation>Cadwyd {time}</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Set up accounts: without them nothing can be signed</source>
      <translation>Sefydlwch gyfrifon: hebddynt ni ellir llofnodi dim</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Sign in</source>
      <translation>Mewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Status</source>
      <translation>Statws</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>Too much waits to be saved</source>
      <translation>Mae gormod yn aros i'w gadw</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>{count} live</source>
      <translation>{count} yn fyw</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>{live} of {count} live</source>
      <translation>{live} o {count} yn fyw</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>{size} free</source>
      <translation>{size} yn rhydd</translation>
    </message>
    <message>
      <location filename="ui/status_bar.py"></location>
      <source>{words}: the slowest answer</source>
      <translation>{words}: yr ateb arafaf</translation>
    </message>
  </context>
  <context>
    <name>StepCard</name>
    <message>
      <location filename="ui/classes/step_card.py"></location>
      <source>done</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/step_card.py"></location>
      <source>to do</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>StepsRail</name>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>A class with invented people, kept apart from your records. It needs no account.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Four steps, each can be skipped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Only want to see it?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Set up this console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Start the demo</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>StickPanel</name>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Bundles (*.bundle)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Cancel</source>
      <translation type="unfinished">Canslo</translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Import receipt</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Import receipt…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Join a hub first: what is on the stick can be opened by that hub alone.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Nothing waits: the hub has everything.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Only your hub can open it. The records stay “waiting” until the receipt comes back on the stick.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Read back, the same to the byte</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Reading it back, {share}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Receipt read: it says nothing new</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Safe to remove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Take it on a stick</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Write again…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Write to a stick</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Write to a stick…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Writing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Writing entries, {share}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Writing parts, {share}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Written: {entries}, {parts}, {size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/stick_panel.py"></location>
      <source>no network needed</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>StorePanel</name>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Add a store…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Add and try</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Address of its xAPI endpoint</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Asking the keyring</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Cancel</source>
      <translation type="unfinished">Canslo</translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Key</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Key and secret go into the computer’s keyring and are not shown again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Learning record stores</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Runs and decisions go there as xAPI statements, under pseudonyms.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_panel.py"></location>
      <source>Secret</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>StoreRow</name>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Keep</source>
      <translation type="unfinished">Cadw</translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Nothing more goes there. What it holds stays there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Remove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Remove…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Telling it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>Try now</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>not reached yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/store_row.py"></location>
      <source>reached {time}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SubjectList</name>
    <message>
      <location filename="ui/reports/subject_list.py"></location>
      <source>Title, name or unit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/subject_list.py"></location>
      <source>What to report on</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Sync</name>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Account changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Account disabled</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Account enabled</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Account made</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Amended</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Another console of this site</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Backup made</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Captured view</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Class closed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Class planned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Class reopened</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Class started</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Clock jumped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Consent given</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Consent withdrawn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Console set up</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Countersigned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Decided</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Enrolled</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Event log of a run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Export made</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Name and contact</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>No hub joined</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Note</source>
      <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Part of a record</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>People merged</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Person changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Person erased</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Run ended</source>
      <translation type="unfinished">Rhediad wedi gorffen</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Run started</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Seat given</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Shown to the trainee</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Sign-in refused</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Signed</source>
      <translation type="unfinished">Llofnodwyd</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Signing key added</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Signing key reset</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Statement for a learning record store</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Stopped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Sync stopped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Synced</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Syncing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Verified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>Voided</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>competent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>completed</source>
      <translation type="unfinished">wedi'i gwblhau</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>hub not reached since {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>hub not reached yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>hub reached {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>interrupted</source>
      <translation type="unfinished">amharwyd</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>next try in {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>not yet competent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>stopped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>technical fault</source>
      <translation type="unfinished">nam technegol</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>{h}:{m:02d} h</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>{n} min</source>
      <translation type="unfinished">{n} mun</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>{what} ({console})</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>SyncPage</name>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>Sync</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>Sync now</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>This computer’s clock is {time} away from the hub’s. Records are sent and marked; set the clock when you can.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>delivered</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>needs attention</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync/page.py"></location>
      <source>waiting</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Taking</name>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>Reading the records</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>Save a record pack</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>Save the report</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>Where shall the new folder stand?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>in {folder}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>{n} of {of} records written</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/taking.py"></location>
      <source>{n} of {of} records, each whole.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>TraineePage</name>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Close without recording</source>
      <translation>Cau heb gofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Feedback</source>
      <translation>Adborth</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>For the trainee</source>
      <translation>I'r hyfforddai</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>I have read this</source>
      <translation>Rwyf wedi darllen hwn</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>No feedback was written.</source>
      <translation>Ni ysgrifennwyd adborth.</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Passphrase</source>
      <translation type="unfinished">Cyfrinymadrodd</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Record that it was read</source>
      <translation>Cofnodi iddo gael ei ddarllen</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Recording</source>
      <translation>Yn cofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Simulated practice. Does not by itself qualify for Grade A/B entry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>User id</source>
      <translation>ID defnyddiwr</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Your comment</source>
      <translation>Eich sylw</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>Your comment, if you have one</source>
      <translation>Eich sylw, os oes gennych un</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>{course}, attempt {n}</source>
      <translation>{course}, ymgais {n}</translation>
    </message>
    <message>
      <location filename="ui/signoff/trainee_page.py"></location>
      <source>{name} witnesses that it was read:</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>Trial</name>
    <message>
      <location filename="ui/access/trial.py"></location>
      <source>Checking</source>
      <translation type="unfinished">Yn gwirio</translation>
    </message>
  </context>
  <context>
    <name>TurnControls</name>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>1 turn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>At most 30 min of wear, then 15 min break: kept for all {n}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>At most 30 min of wear, then 15 min break: make the turns shorter.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>In pairs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>Length of a turn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>One wears, one watches, then they change. {rule}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>Turns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>Wiping between turns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>of</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>then wipe</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>{n} min</source>
      <translation type="unfinished">{n} mun</translation>
    </message>
    <message>
      <location filename="ui/classes/turn_controls.py"></location>
      <source>{n} turns</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>TurnsModel</name>
    <message>
      <location filename="ui/classes/turns_table.py"></location>
      <source>Seat</source>
      <translation type="unfinished">Sedd</translation>
    </message>
  </context>
  <context>
    <name>UnitsTable</name>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Pack</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>State</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Unit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/tables.py"></location>
      <source>Valid until</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>VoidForm</name>
    <message>
      <location filename="ui/signoff/void_form.py"></location>
      <source>It is kept, and marked void from now on. Its run waits for a decision again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/void_form.py"></location>
      <source>Still needed: a reason</source>
      <translation>Ei angen o hyd: rheswm</translation>
    </message>
    <message>
      <location filename="ui/signoff/void_form.py"></location>
      <source>Void this record</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/void_form.py"></location>
      <source>Why it is void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/void_form.py"></location>
      <source>Why it is void (needed)</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>WatchingPanel</name>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Nobody is signed in</source>
      <translation>Does neb wedi mewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Sign in</source>
      <translation>Mewngofnodi</translation>
    </message>
    <message>
      <location filename="ui/access/locked.py"></location>
      <source>Watching: seats only, no names and no commands. Calls for help still sound.</source>
      <translation>Yn gwylio: seddi'n unig, dim enwau na gorchmynion. Mae galwadau am gymorth yn dal i seinio.</translation>
    </message>
  </context>
  <context>
    <name>WhoseList</name>
    <message>
      <location filename="ui/signoff/whose.py"></location>
      <source>Everybody's</source>
      <translation>Rhai pawb</translation>
    </message>
    <message>
      <location filename="ui/signoff/whose.py"></location>
      <source>Whose records</source>
      <translation>Cofnodion pwy</translation>
    </message>
    <message>
      <location filename="ui/signoff/whose.py"></location>
      <source>Yours</source>
      <translation>Eich rhai chi</translation>
    </message>
  </context>
  <context>
    <name>_WalkModel</name>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>asking</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>codes differed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>comparing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>not paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>skipped</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/pairing_page.py"></location>
      <source>waiting for wearer</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>access</name>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>After 10 only an administrator can open it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>After 5 the account waits 15 minutes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>New signing key for {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>Reset signing key for {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>Wrong twice.</source>
      <translation>Anghywir ddwywaith.</translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>the recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/wording.py"></location>
      <source>{what}, {day}, confirmed by {who}. Shown until {until}.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>bell</name>
    <message>
      <location filename="ui/sounds/bell.py"></location>
      <source>Seat {seat} asks for help</source>
      <translation>Mae sedd {seat} yn gofyn am gymorth</translation>
    </message>
    <message>
      <location filename="ui/sounds/bell.py"></location>
      <source>Seat {seat} has stopped</source>
      <translation>Mae sedd {seat} wedi stopio</translation>
    </message>
  </context>
  <context>
    <name>devices</name>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>, on charge</source>
      <translation>, yn gwefru</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>, worn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Another one answers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>App needs an update</source>
      <translation>Angen diweddaru'r ap</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Asking to pair</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Battery low</source>
      <translation>Batri'n isel</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Calibrating</source>
      <translation type="unfinished">Yn graddnodi</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Comparing code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Connecting</source>
      <translation>Yn cysylltu</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Found, connecting</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Has to be paired again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Headset off</source>
      <translation type="unfinished">Penset i ffwrdd</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>In a run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>In use elsewhere</source>
      <translation type="unfinished">Ar waith yn rhywle arall</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Not heard yet</source>
      <translation>Heb ei glywed eto</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Not paired</source>
      <translation>Heb baru</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Not the one you paired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Pair it once: compare six digits here and in the headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Paused</source>
      <translation>Wedi oedi</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Ready</source>
      <translation>Barod</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Refused</source>
      <translation>Gwrthodwyd</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Run ended</source>
      <translation type="unfinished">Rhediad wedi gorffen</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Silent since {time}</source>
      <translation>Yn dawel ers {time}</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Storage nearly full</source>
      <translation>Storfa bron yn llawn</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Two with one id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Waiting for wearer</source>
      <translation type="unfinished">Yn aros am y gwisgwr</translation>
    </message>
    <message>
      <location filename="ui/devices/wording.py"></location>
      <source>Weak link</source>
      <translation>Cysylltiad gwan</translation>
    </message>
  </context>
  <context>
    <name>first_run</name>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>6 simulated headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Headsets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>Look around</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>People who sign in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>This console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>administrator and assessor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>done</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>its name, how it looks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>open</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>search, pair or simulate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/first_run/steps.py"></location>
      <source>to come</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>gate</name>
    <message>
      <location filename="ui/access/gate.py"></location>
      <source>Records are kept on this machine, encrypted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/gate.py"></location>
      <source>Records are kept on this machine.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/gate.py"></location>
      <source>The screen is locked.</source>
      <translation>Mae'r sgrin wedi'i chloi.</translation>
    </message>
  </context>
  <context>
    <name>keys</name>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>A screen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>A single key would act while you type: take it together with Ctrl or Alt, or F1 to F12.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Arrange the tiles as the room is</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Blank the public display</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Bookmark: keeps the 15 s before it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Check and start the planned class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Classes</source>
      <translation>Dosbarthiadau</translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Closing the window</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Commands to the selection, or to all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Copy, cut, paste, undo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Devices</source>
      <translation>Dyfeisiau</translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Digits are seats: choose a letter or a sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Everywhere</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Find a name or a seat</source>
      <translation>Dod o hyd i enw neu sedd</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>From tile to tile</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Hand over</source>
      <translation>Trosglwyddo</translation>
    </message>
    <message>
      <location filename="ui/keys/card.py"></location>
      <source>Help pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Hide or show names</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Hint</source>
      <translation>Awgrym</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>In the check: start those that are ready</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Judge the run while it goes on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/card.py"></location>
      <source>Keys</source>
      <translation>Bysellau</translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Larger and smaller text</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Live</source>
      <translation>Byw</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Live, while the wall or the queue has the focus</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Lock the screen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Message</source>
      <translation>Neges</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Met, not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Moving the focus</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Note</source>
      <translation type="unfinished">Nodyn</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On a headset: pair it, forget it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On a judgement: its moment in the log, and back</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On a judgement: met, not yet, leave it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On a seat: change who sits there, leave it free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On my way, or Retry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On the decision: competent, not yet, void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>On to the signature, sign, open the next</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Open or close the public display</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Pause or go on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Pause or resume all, or pause those selected</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Plan the last class once more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Press one key, or one key together with Ctrl, Alt or Shift.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Reports</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Resolved</source>
      <translation>Wedi'i ddatrys</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Save the report as PDF</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>Saving or starting</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Select all for a command</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Select from here to there for a command</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Select the tile; with Ctrl, several for a command</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Settings</source>
      <translation>Gosodiadau</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Sign-off</source>
      <translation type="unfinished">Cymeradwyo</translation>
    </message>
    <message>
      <location filename="ui/keys/card.py"></location>
      <source>Single keys are switched off in Settings, Keys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>The judgement above, below</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>The station of that seat</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>These keys, and the help pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>This needs a single key: a letter, a sign or Enter.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Top of the queue</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Unselect those for a command, then the tile</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>Visited</source>
      <translation>Ymwelwyd</translation>
    </message>
    <message>
      <location filename="ui/keys/table.py"></location>
      <source>While codes are compared: the same, different</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>{keys} is fixed: {does}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/keys/keymap.py"></location>
      <source>{keys} is in use: {does}.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>limits</name>
    <message>
      <location filename="ui/settings/limit_choices.py"></location>
      <source>{value} (course)</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>matrix</name>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>IQA</source>
      <translation type="unfinished">IQA</translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>current, to month/year</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>expired that month</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>expires within 60 days</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>new</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>not yet assessed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>not yet competent, tries</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>re-assess: pack changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>sign</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>void, or practice only</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>waits for sign-off</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/matrix_words.py"></location>
      <source>{state}, valid until {day}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>people</name>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Amended to: {outcome}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Current</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Decided by {name}, {when}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Decided first: {outcome}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Due, last day</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Enrolled {day} on {console}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Erased by {name}, {when}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Erased {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Erased {when}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Expired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Expired, {pack}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Never assessed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Not yet competent, {tries}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Person {code}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Physiological load shown in class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Practice only, not signed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Re-assess: {pack}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Reason: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Run ended {when}. {outcome}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>The clock had been set or had jumped, and was not checked since.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>The clock was not checked against the hub.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>The trainee said: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>To judge</source>
      <translation type="unfinished">I'w barnu</translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Two amendments: the IQA settles it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>ULN {uln}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Void, does not count</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Waiting for a countersignature</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Waiting for a signature</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>Waiting for sign-off</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>and {n} more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>assessed</source>
      <translation type="unfinished">asesedig</translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>countersigned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>current</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>due</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>expired</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>never assessed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>no run yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>not signed yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>not yet competent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>pack is now v{version}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>passphrase, the same session as before</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>practice only</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>practice, not signed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>re-assess</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>the pack has changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>to judge</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>user id and passphrase</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>verified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>voided</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>waiting for sign-off</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>witnessed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{document} seen</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{meaning}, amendment</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{n} current</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{outcome}, amended</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{outcome}; it was: {before}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{scope}: given {given}, withdrawn {gone}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{scope}: given {given}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/wording.py"></location>
      <source>{state}; one run waits</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>presence</name>
    <message>
      <location filename="ui/presence.py"></location>
      <source>Needs accounts: Settings, Accounts and keys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/presence.py"></location>
      <source>Needs the role {role}. Hand over to somebody who has it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/presence.py"></location>
      <source>Sign in as {role} first.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>public display</name>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Assessment</source>
      <translation>Asesiad</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Counts are shown when more of the class is under way.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Feeling unwell? Take the headset off and sit down.</source>
      <translation type="unfinished">Teimlo'n sâl? Tynnwch y penset ac eisteddwch.</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Need a hand? Press Help in the headset.</source>
      <translation type="unfinished">Angen help llaw? Pwyswch Cymorth yn y penset.</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Outreach</source>
      <translation>Allgymorth</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Practice</source>
      <translation>Ymarfer</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>The class has not begun yet.</source>
      <translation>Nid yw'r dosbarth wedi dechrau eto.</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>Welcome</source>
      <translation>Croeso</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>a few</source>
      <translation>ychydig</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>minutes left</source>
      <translation type="unfinished">munud ar ôl</translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>several</source>
      <translation>sawl un</translation>
    </message>
    <message>
      <location filename="ui/public_display/feed.py"></location>
      <source>{first} – {last}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/public_display/words.py"></location>
      <source>{kind}, {course}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>reports</name>
    <message>
      <location filename="ui/reports/choices.py"></location>
      <source>All assessors</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/choices.py"></location>
      <source>Enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/choices.py"></location>
      <source>This console</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/reports/choices.py"></location>
      <source>ULN {uln}</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>screens</name>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Classes</source>
      <translation>Dosbarthiadau</translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Devices</source>
      <translation>Dyfeisiau</translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Live</source>
      <translation>Byw</translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>People</source>
      <translation>Pobl</translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Reports</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Settings</source>
      <translation>Gosodiadau</translation>
    </message>
    <message>
      <location filename="ui/screens.py"></location>
      <source>Sign-off</source>
      <translation type="unfinished">Cymeradwyo</translation>
    </message>
  </context>
  <context>
    <name>sentences</name>
    <message>
      <location filename="console/sentences.py"></location>
      <source>A class is running. End it before you start another.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>A class is running. End it first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>A new key needs a second person: another administrator's passphrase, or the printed recovery sheet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>A user id is 2 to 32 letters, digits, dots, hyphens or underscores, and begins with a letter or digit.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An account has one role or more, and an administrator has no other role. Choose again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An amendment has taken the place of this record. Open the newest one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An amendment keeps the person, run and course pack of the record that it amends. Open that record, and amend it there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An assessed run is decided by somebody who has signed in. Sign in first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An assessor who is not qualified yet can not countersign. Hand over to one who is.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry came from a console that the hub has not named. It waits until the hub names it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console does not follow the one before it. Nothing after it is taken. Verify its records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console has the id of another entry. Nothing after it is taken. Verify its records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console is no entry. Nothing after it is taken. Verify the records of that console.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console is not signed by it. Nothing after it is taken. Ask whoever looks after the hub.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console names another one. Nothing after it is taken. Verify the records of that console.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>An entry of this console was changed on its way. Nothing after it is taken. Ask whoever looks after the hub.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another account has this user id. Choose another one.</source>
      <translation>Mae gan gyfrif arall yr ID defnyddiwr hwn. Dewiswch un arall.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another console drives this headset. End the class there first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another console has used this one-time code. Ask the hub's owner for a new one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another console says that two people who were enrolled here are one. It counts for nothing here: if they are, merge them in People.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another console wrote this about an account against the rules for accounts. It is kept and counts for nothing: ask an administrator of that console what happened.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another headset answers at this address. Search again, or check the address.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Another program keeps the port of the network search (UDP 5353) to itself, so no headset is found. Close that program, or enter a headset's address.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Anybody could sign as this console, so nothing is taken from it. It has to be set up anew.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Anybody could sign under this key, so no account may have it. Make a new one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Count who came: an outreach class ends with a headcount.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Entries of this console are missing here. It goes on when the hub sends them: "Sync now" asks for them again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Entries under this console's own name came back from the hub that are not in these records: a copy of this folder may be in use, or these records are older than what was delivered. Use `records restore`.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>In an assessed class physiological load is always off: nobody can switch it on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Lines that may be people who are there already: {doubles}. Nothing was written. Look at them, then say whether to leave them out (--doubles skip) or to enrol them as other people (--doubles enrol).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Locked: an assessed run is done without help. Pause, stop and message work.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Log out waits: an assessed run is live. Lock the screen instead.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>More waits to be saved than there is room for, so from now on the headsets keep what they record. Make room on the disk, then restart this program: they send it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No class has this id in these records. Choose one in Classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No database was named. Give --database postgresql://..., or set RESILIENCE_HUB_DATABASE.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No headset with this id was found. Is it on and on this network?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No learning record store of this id or address was added here. `sync lrs list` shows them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No record of this class is signed yet, so there is nothing to put into a folder. Sign them in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>No sensor signal comes from this seat. Check that one is worn and connected.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody has a seat yet. Put at least one person on a headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody in particular decided this, so it can not be signed. Decide again, signed in.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody is signed in. Sign in with user id and passphrase first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody judges or signs their own training record. Hand over to another assessor.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody with this id has a seat in this class. Give them one first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nobody with this id is in these records. Choose somebody from People.</source>
      <translation>Does neb â'r ID hwn yn y cofnodion hyn. Dewiswch rywun o Pobl.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nothing has come from the headset for a while. Is it awake and within reach?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nothing plays on that headset by itself any more, or nobody was named for it. Look at its tile, then try again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nothing waits for the hub, so no bundle was made.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Nothing would change: this is what the records say already.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Only an account that is enabled here can sign. An administrator can enable it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Only an administrator can do that. Hand over to one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Only the one who decided can sign as the assessor. Hand over to them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Only the personal parts of this very person can be erased. Choose the person whose parts they are.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Other content was sent out as {course} {version} already. Give this one a new version.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Physiological load is off in this class. Classes has its switch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Seat {seats}: an assessed class goes on with a saved run and a decision for each, or a reason why not.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Some criteria are not judged yet. Judge each that only a person can see, then decide.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Somebody else answers in the hub's place: the certificate is another one, so nothing was sent. A network with a sign-in page does this; sign in with a browser. If it goes on elsewhere too, tell the hub's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Somebody is enrolled under this id already. Look for them in People.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Somebody is stopped there. Go there, then say in a few words what happened.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Somebody sits on seat {seat} in turn {turn} already. Choose a free one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Somebody's details that came from another console can not be read, so they were not kept. Enter them again on that console: they come with its next sync.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The address does not begin with https://, so nothing was sent. Records travel encrypted only.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The address is not on a local network, so the console does not dial it. Use the headset's address on this network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The assessor has not signed this record yet. Their signature comes first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The backup {file} is not whole (faults: {faults}; `records verify` names them), so it is not restored. Choose another backup.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The codes were said to differ here, so nothing was paired. Start again; if they differ again, keep that headset off this network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The connection to the hub broke off. Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The course pack can not be read. Check the file, and who may read it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The course pack has a field that is missing or wrong. `courses check` names each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The course pack is not valid TOML. `courses check` names the line.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The database belongs to a newer version of the hub, so nothing was touched. Update this program.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The database's address can not be read. Write it as postgresql://user@host/name.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The disk did not do what it should while writing the records. Check the disk, then try again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The disk is full, so nothing can be recorded. Free some space: what the headsets have sent is kept and written as soon as there is room.</source>
      <translation type="unfinished">Mae'r ddisg yn llawn, felly ni ellir cofnodi dim. Rhyddhewch ychydig o le: cedwir yr hyn a anfonodd y pensetiau, a'i ysgrifennu cyn gynted ag y bydd lle.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The evidence is not complete, so the run can not be signed as competent. Decide not yet competent, or void, with the reason.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file in {folder} belongs to another program. It is left untouched. Choose another folder with --data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file in {folder} is not a records file, or it is damaged. It is left untouched. Restore a backup, or choose another folder with --data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file is larger than {most_mb} MB, so it is no list of people. Nothing was read: choose the list itself, saved as CSV.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file is not text that can be read. Save it again as CSV UTF-8.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file records.keys in {folder} is damaged, so no passphrase opens the records with it. Put back the copy that lies beside a backup.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file {file} can not be read ({problem}). Check its path, or choose another.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The file {file}, which should hold a passphrase or a key, is not there or can not be read. Check its path, and who may read it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The first signature after signing in needs both: enter the user id and the passphrase.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset closed the link. It is dialled again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset could not prove that it was paired with this console. Forget it here and pair it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset did not answer in time. It may or may not have done it: look, then retry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset does not answer at its address. Is it on, awake and on this network?</source>
      <translation type="unfinished">Nid yw'r penset yn ateb yn ei gyfeiriad. A yw ymlaen, yn effro ac ar y rhwydwaith hwn?</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset does not speak the secure protocol. Update its training app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset has not begun this run. Judge it once the run goes on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset is not connected, so the command was not sent. Look at its link in Devices, then retry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset is not paired with this console. Pair it in Devices.</source>
      <translation type="unfinished">Nid yw'r penset wedi'i baru â'r consol hwn. Parwch ef yn Dyfeisiau.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset plays another course or version than this class. End that on the headset, then start it with the class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset said goodbye. It is dialled again when it comes back.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset takes no pairing right now. Wait five minutes and try again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset took too long to answer. It is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app does not know this command. Update the app, or do it in the headset.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app refused the command: it does not fit what the app is doing just now. Look, then retry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app sent a message that can not be read, so its link was closed. If it happens again, update the app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app sent more than the protocol allows, so its link was closed. If it happens again, update the app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app sent too many messages, so its link was closed. If it happens again, restart the app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The headset's app speaks another version of the protocol. Update the app.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub asks for a part that is no longer here. Verify the records; a backup may still hold it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub did not accept this computer's time, even after it was corrected. Set the clock, then sync again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub does not answer ({problem}). Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub does not know this console any more. Nothing is lost: ask its owner for a new one-time code, and join again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub does not know this one-time code. Ask its owner for a new one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub found this record's seal broken. It stays here and holds up nothing: verify the records, and restore a backup if they are damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub has been set back since it wrote this receipt, so nothing changed. Export a new bundle for it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub has much to do and asked to wait. It is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub has trouble of its own. Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub holds another entry under this number: these records were copied, and two consoles wrote on under one name. Sending has stopped. On the copy, restore its latest backup: it then goes on as a console of its own.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub holds another record under the same id. Nothing was overwritten: verify the records, and tell the hub's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub is older than this console and does not know what was asked. Tell its owner; records wait here until then.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub knows no console with this id. `hub sites` lists them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub knows no site called {site}. `hub sites` lists them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub no longer speaks this version of the console. Update the console; its records wait here until then.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub takes parts of 8 MB at most, and this one is larger. It stays here and goes out with a record pack.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub told of an erasure that nobody has signed. Nothing was erased: tell the hub's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub took too long to answer. Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub's certificate is not valid on this computer's date, {today}. If the date is wrong, set the clock; if it is right, tell the hub's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub's database does not answer. Check that it runs, its address, and the password in PGPASSFILE.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub's database refused ({problem}). Check the rights of its user; nothing was changed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub's name was not found: this network leads nowhere just now, or the address is mistyped. Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The hub's owner has revoked this console, so nothing is sent. Records stay here: talk to the owner before anything else.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The key of this signature is not known here as the signer's. It is kept and does not count yet: it will by itself when their account has come. Sync that console, too.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store did not accept the key and secret. Add it again with those that its owner gives you.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store does not answer ({problem}). Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store does not let this key void a statement, so it still counts there. Ask its owner for a key that may void.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store does not take this statement. The record itself is safe: tell the store's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store has much to do and asked to wait. It is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store has trouble of its own ({problem}). Nothing is lost: it is tried again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store holds a statement under this id and does not let the console read it. Ask its owner for a key that may read statements.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The learning record store holds another statement under this id. Nothing was overwritten: tell the store's owner.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The link ended before the pairing was done. Start it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The link was lost before the headset answered. Look, then retry.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The list has {lines} lines; {most} are the most that are taken at once. Split it. Nothing was written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The network's proxy did not let the console through ({problem}). Ask whoever looks after the network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The one who assessed can not countersign or verify it. Hand over to somebody else.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The page could not be made ({problem}). The record itself is safe: try again, or another place.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The pairing was forgotten here. Pair the headset again to use it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The pairing was not confirmed on both sides in time. Start it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The passphrase is too long. Use 1,000 characters at most.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The passphrase is too short. Use 15 characters or more; four or five words do well.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The policy file {file} can not be understood ({problem}), so physiological load stays off. Whoever looks after this computer has to put it right.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The port is in use by another program. Choose another one.</source>
      <translation>Mae'r porth yn cael ei ddefnyddio gan raglen arall. Dewiswch un arall.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The printed name is not the account's. Sign in again, then sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The printed name stands on every record: write it in full, with 80 characters at most.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The reason names the person, and a reason stays in the records. Say why without their name, address or number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The receipt would take the place of the bundle. Give it another name.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} are already open: {holder}. Close that one, or use another folder with --data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} are damaged. Nothing is written to them. Restore a backup.</source>
      <translation>Mae'r cofnodion yn {folder} wedi'u difrodi. Nid ysgrifennir dim iddynt. Adferwch gopi wrth gefn.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} are encrypted, and this computer's keyring does not hold their key ({keyring}). Enter the passphrase of an account or the code of the recovery sheet, or name a file with it with --key-file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} are not encrypted: they become so with the first account. Make one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} can not be written: the folder or disk is read-only. Live monitoring works, nothing is recorded. Choose a writable folder with --data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records in {folder} were written by a newer version of this program. They are open for reading only. Update the program to record.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records of this class are being written already. Wait until that is done, or stop it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The records of this console do not begin with its own first entry. Nothing of it is taken. Verify its records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The recovery codes do not agree with their check. Look at each group again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The run has ended. Judge it on its sheet in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The run is still going on. Decide when it has ended.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The screen is locked. Unlock it with the passphrase.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The signature does not fit what it signs, so it was not kept. Sign again; if it happens again, verify the records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The signature's meaning does not fit what is done, so it was not kept. Open the record again, then sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The signature's signer, time or console differs from its entry, so it was not kept. Sign again; if it happens again, verify the records.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The signing key is not this account's key on this console. An administrator can give the account a new one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The user id or the passphrase is wrong. Wrong so far: {failures}; after 5 the account waits 15 minutes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>The wearer said that the codes differ, so nothing was paired. Start again, and compare all six digits.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There are no records in {folder}, or they could not be opened. Check the folder, or name another one with --data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There are no tables of a hub in this database, or only older ones. Run `hub init` first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is an assessment with this id already, so this one was not kept. Open the one that is there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no account with this user id. Check how it is written: Settings, or `accounts list`, shows all of them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no class right now. Start one from Classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no decision with this id in these records. Choose one from People.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no key and secret for {url}: the computer's keyring does not give them ({problem}). Unlock the keyring, or add the store again (a command line can give --credentials-file with key:secret in it).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no new baseline to go on with. Set one first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no such consent to withdraw: it was never given, or has been withdrawn already.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no such course pack. `courses list` shows all that there are.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no such record to sign. It may have been replaced: open the list again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no such run in the records. Choose one in Sign-off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is no such seat in this class. Look at its seats in Classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>There is nobody in this list. Write one person a line, the name first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>These are no key and secret: both are needed, and a key has no colon. In a file they stand as key:secret, or on a line each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>These are not the codes of the present recovery sheet. Each sheet works once: use the newest one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>These two are one person already. Nothing is left to merge.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This account does not have the role that it would sign in. Hand over to somebody who has it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This account has no key on this console. An administrator or the recovery sheet can give it one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This account is disabled. An administrator can enable it.</source>
      <translation>Mae'r cyfrif hwn wedi'i analluogi. Gall gweinyddwr ei alluogi.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This account is looked after on another console. Change it there; or give it a key on this console first, and then say here what it may do here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This account may not do that. It needs the role {role}: hand over to somebody who has it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This bundle is sealed to another hub, and only that one can read it. Take it there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This class was interrupted. Resume it first, or end it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This computer does not have the network address that was asked for. Start this with one of its own addresses instead.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This computer does not let the console search the network. Enter a headset's address instead, or allow multicast DNS (UDP 5353) for this program.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This computer is on no network, so only headsets simulated on it can be found. Connect it to the network that the headsets are on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This computer's policy switches physiological load off, in every class. Whoever looks after the computer can change it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console belongs to the hub {target} already. Its records go there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console came with another key than before. Nothing more is taken from it. Ask whoever looks after the hub whether somebody took its name.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console has accounts already. An administrator adds more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console has not joined a hub. Ask the hub's owner for a one-time code, and join in Settings, Sync.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console has written two different entries under one number: somebody may have copied its folder. What came first is kept. On one of the two, use `records restore` to go on under a new name.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This console was revoked, so nothing of its bundle was taken.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This course has no such criterion for a person to judge. Open the run's sheet again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This decision needs a reason. Write one sentence that the trainee may read.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This decision was made on another console. Its assessor signs it there, where the evidence is.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This does not open the records in {folder}: it is neither a passphrase of their accounts, nor the code of their recovery sheet, nor their key. Nothing was changed. Try again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This entry of another console is not as it must be. It is kept and counts for nothing: update the program there, and enter it there again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is a workbook, not a list as text. In the spreadsheet choose Save as, then CSV UTF-8, and give that file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a ULN: it has ten digits, and the first is not 0. Check it, or leave it out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a name: it needs a letter and may have at most 80 characters.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a record pack, or it is cut off ({problem}). Export it again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a whole bundle ({problem}), so nothing of it was taken. Export it again, to another stick if need be.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a whole one-time code of a hub. Copy all of it, or take the file itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not a whole receipt of a hub ({problem}), so nothing changed. Fetch it from the hub again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not an address of a headset. Write it as 192.168.1.23:8443.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not an email address. Write it as name@example.org, or leave it out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not the address of a home page. Write it as https://college.example.org/.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not the address of a hub. Write it as https://hub.example.org, with its port where it has one of its own.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not the address of a learning record store. Write that of its xAPI endpoint, as https://lrs.example.org/xapi/.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is not the headset you paired: its certificate is another one. If the headset was reset, forget it here and pair it again; otherwise keep it off this network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This is the only administrator left. Make another one first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This passphrase is easy to guess: it is a well-known one, a pattern, or made of names that others know. Choose words that only you would put together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This person has an account already. An administrator can change it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This person was erased. What was signed about them stays, under their pseudonym.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This program made an entry that breaks the rules of the records, so it was not written. What is there is safe: try again, and report it if it happens again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This receipt is not for these records: it is of another hub or for another console, so nothing changed. Choose the one that came back for this console.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This record has that signature already. Nothing more is needed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This record is void. It is kept, and nothing more can be decided on it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This record needs a countersignature first: its assessor is not qualified yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This role may not do that: assessors assess, assessors and IQA countersign and void, IQA verifies.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This run has been decided already. An amendment can change the decision.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This signature of another console does not fit what it signs. It is kept and counts for nothing: have it signed there again, and verify the records of that console.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This signing key belongs to an account already. Make a new one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This was cancelled. Nothing was left behind, and nothing counts as delivered.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This was signed on another console by the trainee or by the assessor of the record. It is kept and counts for nothing: somebody else has to sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>This was the last turn. Add somebody to a further one, or end the class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Two headsets say that they are this one. Only the one that was paired is used; turn the other off.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>What answered is not the hub: a network's sign-in page or a proxy does this. Nothing counts as delivered. Sign in to the network with a browser, or use another network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>What answers at this address is not a learning record store, so nothing counts as delivered. Check the address; on a network with a sign-in page, sign in with a browser.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>What comes before this record has not reached the hub. It is sent again by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>What the hub sent does not hold together, so none of it was taken. It is asked again by itself; tell the hub's owner if this stays.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>What {file} gives back is not what was written to it ({problem}), so it was removed. Use another stick.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Whoever amended this on another console may not, or it is another record that was amended. It is kept and counts for nothing: an assessor has to amend it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Whoever signed this on another console may not, by what is known here. It is kept and counts for nothing: somebody with the role has to sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Write one sentence that says why. It is kept in the record.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Wrong so far: {failures}, so the account is locked. An administrator can enable it, or give it a new passphrase.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Wrong so far: {failures}, so the account waits. Try again in {minutes} min; after 10 wrong ones only an administrator can open it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>Your passphrase stands in what you wrote, and the record is kept. Nothing was signed: take it out, then sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} can not be read ({problem}). Is the stick in, and the name right?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} can not be read as a certificate or its key. Give PEM files that belong together, the key without a passphrase.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} could not be written ({problem}). The records themselves are safe: choose another place for it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} has to end in .pdf, .csv or .json. Choose one of these.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} is a name for the records themselves and their backups, so nothing was written there. Choose another one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{file} is the records file itself, not a backup of it. Choose a backup.</source>
      <translation>{file} yw'r ffeil gofnodion ei hun, nid copi wrth gefn ohoni. Dewiswch gopi wrth gefn.</translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{folder} is on a network share ({kind}). Records and backups there can be torn or lost: choose a folder on a disk of this computer or on a stick.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="console/sentences.py"></location>
      <source>{folder} is synchronised by {kind}. Such programs copy half-written files and put back old ones: choose a folder that is not synchronised.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>sheet_paper</name>
    <message>
      <location filename="ui/access/sheet_paper.py"></location>
      <source>Check {check}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sheet_paper.py"></location>
      <source>Kept in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sheet_paper.py"></location>
      <source>Opens this console once, for a new passphrase or a new administrator. Its use is written into the records. It can not sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sheet_paper.py"></location>
      <source>Received by, name and date</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/sheet_paper.py"></location>
      <source>Recovery sheet</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
  <context>
    <name>signoff</name>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>Decided, not signed</source>
      <translation>Penderfynwyd, heb lofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>In the place of: {outcome}, {name}, {day}, {time}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Judged live</source>
      <translation>Barnwyd yn fyw</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Judged live: met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Judged live: not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>Jump to {time}: {what}</source>
      <translation>Neidio i {time}: {what}</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Met: the headset watched for it and saw it done, {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Met: the step was completed and nothing spoke against it, {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Not met, because of: {errors}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Not met: the headset watched for it and saw it not done, {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Not observed: the headset told neither that the step was done nor that it was left out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Not observed: the step was left out, {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/rows.py"></location>
      <source>Show this moment in the run's log</source>
      <translation>Dangos y foment hon yng nghofnod y rhediad</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Sign {name}, {course} v{version}, {outcome}, as {who}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>Signed by anybody</source>
      <translation>Llofnodwyd gan unrhyw un</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>Signed by you</source>
      <translation>Llofnodwyd gennych chi</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>The log of this run is on the console where it was made: look there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>The run ended by a technical fault.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>The run is still going on.</source>
      <translation>Mae'r rhediad yn dal i fynd.</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>The run was interrupted.</source>
      <translation>Amharwyd ar y rhediad.</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Then written: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>To countersign</source>
      <translation>I'w gydlofnodi</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>To judge</source>
      <translation>I'w barnu</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>To verify</source>
      <translation>I'w wirio</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Void {name}, {course} v{version}, {outcome}, as {who}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>Void: {name}, {day}, {time}. Reason: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>a required criterion is not met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>amended</source>
      <translation>diwygiwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>amendment</source>
      <translation>diwygiad</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>begun, {state}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>completed</source>
      <translation>wedi'i gwblhau</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>disputed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>drawn, 1 in 5</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>fewer than {n} oral questions right</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>first of the quarter</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>interrupted</source>
      <translation>amharwyd</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>new assessor</source>
      <translation>asesydd newydd</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>not ended</source>
      <translation>heb orffen</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>override</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>something is not judged yet</source>
      <translation>mae rhywbeth heb ei farnu eto</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>stopped early</source>
      <translation>stopiwyd yn gynnar</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>technical fault</source>
      <translation>nam technegol</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>the course's rule is met: {share}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>the evidence is incomplete</source>
      <translation>mae'r dystiolaeth yn anghyflawn</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>the run ended by a technical fault</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>the run is still going on</source>
      <translation>mae'r rhediad yn dal i fynd</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>the run was interrupted</source>
      <translation>amharwyd ar y rhediad</translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>void</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>voided</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>was met</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>was not judged</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>was not yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/wording.py"></location>
      <source>{done} of {total} steps, {percent} % needed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>{n} newest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>{outcome}, by {name}</source>
      <translation>{outcome}, gan {name}</translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>{outcome}, to countersign</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>{outcome}, verified</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/signoff/listing.py"></location>
      <source>{state}, {console}</source>
      <translation>{state}, {console}</translation>
    </message>
  </context>
  <context>
    <name>text</name>
    <message numerus="yes">
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>%n assessments</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/wording.py"></location>
      <source>%n attempts</source>
      <translation>
        <numerusform>%n o ymgeisiau</numerusform>
        <numerusform>%n ymgais</numerusform>
        <numerusform>%n o ymgeisiau</numerusform>
        <numerusform>%n o ymgeisiau</numerusform>
        <numerusform>%n o ymgeisiau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>%n classes</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/reports/choices.py"></location>
      <source>%n classes in this period</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/pack_troubles.py"></location>
      <source>%n course files could not be loaded, their courses are not offered.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/signoff/wording.py"></location>
      <source>%n critical errors</source>
      <translation type="unfinished">
        <numerusform>%n o wallau critigol</numerusform>
        <numerusform>%n gwall critigol</numerusform>
        <numerusform>%n o wallau critigol</numerusform>
        <numerusform>%n o wallau critigol</numerusform>
        <numerusform>%n o wallau critigol</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/matrix_words.py"></location>
      <source>%n d</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/page.py"></location>
      <source>%n days</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/reports/taking.py"></location>
      <source>%n decisions are not signed yet.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/end_class.py"></location>
      <source>%n ended runs have no decision. They stay in Sign-off.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/stick_panel.py"></location>
      <source>%n entries</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/wording.py"></location>
      <source>%n entries merged</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/store_row.py"></location>
      <source>%n entries wait</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/live/tile_text.py"></location>
      <source>%n errors</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/backup_page.py"></location>
      <source>%n faults</source>
      <translation type="unfinished">
        <numerusform>%n o namau</numerusform>
        <numerusform>%n nam</numerusform>
        <numerusform>%n o namau</numerusform>
        <numerusform>%n o namau</numerusform>
        <numerusform>%n o namau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/text.py"></location>
      <source>%n headsets</source>
      <translation type="unfinished">
        <numerusform>%n o bensetiau</numerusform>
        <numerusform>%n penset</numerusform>
        <numerusform>%n o bensetiau</numerusform>
        <numerusform>%n o bensetiau</numerusform>
        <numerusform>%n o bensetiau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/store_row.py"></location>
      <source>%n held back after an erasure</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/page.py"></location>
      <source>%n hours</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/text.py"></location>
      <source>%n lines</source>
      <translation>
        <numerusform>%n o linellau</numerusform>
        <numerusform>%n llinell</numerusform>
        <numerusform>%n o linellau</numerusform>
        <numerusform>%n o linellau</numerusform>
        <numerusform>%n o linellau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/signoff/wording.py"></location>
      <source>%n messages of this run never arrived.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/page.py"></location>
      <source>%n minutes</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/stick_panel.py"></location>
      <source>%n need attention</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/people_list.py"></location>
      <source>%n need you</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/stick_panel.py"></location>
      <source>%n parts</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/text.py"></location>
      <source>%n people</source>
      <translation>
        <numerusform>%n o bobl</numerusform>
        <numerusform>%n person</numerusform>
        <numerusform>%n o bobl</numerusform>
        <numerusform>%n o bobl</numerusform>
        <numerusform>%n o bobl</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/checks.py"></location>
      <source>%n people have no seat</source>
      <translation>
        <numerusform>Does gan %n o bobl ddim sedd</numerusform>
        <numerusform>Does gan %n person ddim sedd</numerusform>
        <numerusform>Does gan %n o bobl ddim sedd</numerusform>
        <numerusform>Does gan %n o bobl ddim sedd</numerusform>
        <numerusform>Does gan %n o bobl ddim sedd</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/question_panel.py"></location>
      <source>%n people of this name are enrolled. Which one is it?</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/question_panel.py"></location>
      <source>%n questions</source>
      <translation>
        <numerusform>%n o gwestiynau</numerusform>
        <numerusform>%n cwestiwn</numerusform>
        <numerusform>%n o gwestiynau</numerusform>
        <numerusform>%n o gwestiynau</numerusform>
        <numerusform>%n o gwestiynau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/limits.py"></location>
      <source>%n runs</source>
      <translation type="unfinished">
        <numerusform>%n o rediadau</numerusform>
        <numerusform>%n rhediad</numerusform>
        <numerusform>%n o rediadau</numerusform>
        <numerusform>%n o rediadau</numerusform>
        <numerusform>%n o rediadau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/end_class.py"></location>
      <source>%n runs are still going. They are stopped and kept as interrupted.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/person_sheet.py"></location>
      <source>%n runs, newest first</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/wording.py"></location>
      <source>%n signatures</source>
      <translation>
        <numerusform>%n o lofnodion</numerusform>
        <numerusform>%n llofnod</numerusform>
        <numerusform>%n o lofnodion</numerusform>
        <numerusform>%n o lofnodion</numerusform>
        <numerusform>%n o lofnodion</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/store_row.py"></location>
      <source>%n statements delivered</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/store_row.py"></location>
      <source>%n statements were not taken.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/limits.py"></location>
      <source>%n stations</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/course_step.py"></location>
      <source>%n steps</source>
      <translation>
        <numerusform>%n o gamau</numerusform>
        <numerusform>%n cam</numerusform>
        <numerusform>%n o gamau</numerusform>
        <numerusform>%n o gamau</numerusform>
        <numerusform>%n o gamau</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/text.py"></location>
      <source>%n units</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/wording.py"></location>
      <source>%n waiting to sync</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>1 turn has not been held.</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/wording.py"></location>
      <source>An erasure did not reach %n files beside the records. They may still hold the name: delete them.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Apr</source>
      <translation>Ebr</translation>
    </message>
    <message>
      <location filename="ui/classes/load_wording.py"></location>
      <source>Ask each trainee, and tick who says yes. Shown to the instructor: how far heart and skin signals are from that trainee's own seated baseline. Kept: who agreed, and when. Not kept: any of those signals; they are in memory for ten minutes at most, and gone at once when somebody says no. It is never part of an assessment. Saying no looks the same as having no sensor.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Asked</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>At most 30 min of wear, then 15 min break.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Aug</source>
      <translation>Awst</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Battery ends {time}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>Being planned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Competent</source>
      <translation type="unfinished">Cymwys</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Dec</source>
      <translation>Rhag</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Did not answer</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/wording.py"></location>
      <source>Due, %n days left</source>
      <translation type="unfinished">
        <numerusform>%n o ddyddiau ar ôl</numerusform>
        <numerusform>%n diwrnod ar ôl</numerusform>
        <numerusform>%n o ddyddiau ar ôl</numerusform>
        <numerusform>%n o ddyddiau ar ôl</numerusform>
        <numerusform>%n o ddyddiau ar ôl</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/classes/load_wording.py"></location>
      <source>Each trainee is asked in step 3. Nothing is kept of those who say no.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Erased person {code}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>Every run has ended and been decided.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>Every run has ended.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Feb</source>
      <translation>Chwe</translation>
    </message>
    <message>
      <location filename="ui/classes/check_table.py"></location>
      <source>Guest</source>
      <translation type="unfinished">Gwestai</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Has begun</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>IQA</source>
      <translation>IQA</translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>Interrupted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>It has {version}, others a newer one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>It is connected, but has not said that it has its run.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Jan</source>
      <translation>Ion</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Jul</source>
      <translation>Gorff</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Jun</source>
      <translation>Meh</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Mar</source>
      <translation>Maw</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>May</source>
      <translation>Mai</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>NO SIGNAL</source>
      <translation type="unfinished">DIM SIGNAL</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Needed: battery to {end}, app {app}, {course}, {free} free. “In hand” may start: the run begins when it is worn.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Needs app {version}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>No course yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>No run has begun.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/load_wording.py"></location>
      <source>No sound. It misses most hard moments and also comes from movement, heat or talking.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>Not started</source>
      <translation type="unfinished">Heb ddechrau</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Not yet competent</source>
      <translation type="unfinished">Ddim yn gymwys eto</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Nov</source>
      <translation>Tach</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Oct</source>
      <translation>Hyd</translation>
    </message>
    <message>
      <location filename="ui/classes/load_wording.py"></location>
      <source>Quiet note when somebody stays well above their own baseline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Ready</source>
      <translation type="unfinished">Barod</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Ready, storage low</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/stick_panel.py"></location>
      <source>Receipt taken: %n more delivered</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Refused the run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Rests {age}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>Running</source>
      <translation type="unfinished">Yn rhedeg</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>STOPPED</source>
      <translation type="unfinished">WEDI STOPIO</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>STOPPED, HELP</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>STUCK</source>
      <translation type="unfinished">YN SOWND</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Sep</source>
      <translation>Medi</translation>
    </message>
    <message>
      <location filename="ui/classes/load_wording.py"></location>
      <source>Show physiological load in this class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>Silent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/sync_summary.py"></location>
      <source>Something has waited for more than a day. Sync, or take it on a stick.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/demo/play.py"></location>
      <source>The demonstration is over. To sign or unlock: user id {user}, passphrase “{passphrase}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>The headset gave no reason.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>The headset is not connected. It begins when it comes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>The headset says: {words}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>The headset takes up the run.</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/signoff/wording.py"></location>
      <source>The headset told nothing about %n criteria.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/restore_dialog.py"></location>
      <source>The present records hold %n entries that are not in it. They stay in the file that is set aside, and are missing from the restored records.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>Today</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>Turn {n}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>Turns {n} and {next}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>Usual time</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>Void, technical fault</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/access/wording.py"></location>
      <source>Wrong %n times.</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>a step out of the play area</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>administrator</source>
      <translation>gweinyddwr</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/people/import_page.py"></location>
      <source>an answer to %n questions</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/classes/pack_troubles.py"></location>
      <source>and %n more</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>and more out of it stop a station</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>assessment</source>
      <translation>asesiad</translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>assessor</source>
      <translation>asesydd</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>at once</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>before it goes again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>before it is shown</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>between two sounds for STOPPED</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>closed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>good</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>hard to guess</source>
      <translation>anodd ei ddyfalu</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>heard again, where sounds are on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>in hand</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>instructor</source>
      <translation>hyfforddwr</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>lost together</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>many at once are one line: the network</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>no decision</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>no run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>not closed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>not started</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>nothing is done</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>of the usual time</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>of this class make it the class's own</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>on head</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>on one step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>outreach</source>
      <translation>allgymorth</translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>over</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/overview.py"></location>
      <source>practice</source>
      <translation>ymarfer</translation>
    </message>
    <message>
      <location filename="ui/classes/reasons.py"></location>
      <source>run still going</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>so that it does not flicker</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/live/headline.py"></location>
      <source>stations</source>
      <translation>
        <numerusform>gorsafoedd</numerusform>
        <numerusform>gorsaf</numerusform>
        <numerusform>gorsafoedd</numerusform>
        <numerusform>gorsafoedd</numerusform>
        <numerusform>gorsafoedd</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>the course's, then the class's own</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/sync/stick_panel.py"></location>
      <source>the hub lacks %n parts, which the next bundle brings</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>too long on a step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>too many errors on a step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>too short: {count} of {least} characters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>until HELP is heard once more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>weak</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>wiping, {age} left</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>within which they were lost</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>without doing anything</source>
      <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
      <location filename="ui/settings/accounts_table.py"></location>
      <source>wrong %n times</source>
      <translation type="unfinished">
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
        <numerusform></numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{begin} to {end}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>{count} characters or more; four or five words do well</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/access/new_passphrase.py"></location>
      <source>{count} words, hard to guess</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>{first} and {last}</source>
      <translation type="unfinished">{first} a {last}</translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{first} and {second}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>{first} or {last}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>{hours} h</source>
      <translation>{hours} awr</translation>
    </message>
    <message>
      <location filename="ui/live/tile_text.py"></location>
      <source>{minutes} m</source>
      <translation>{minutes} m</translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{minutes}, then wipe {wipe} min</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{name}, excused</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{name}, rests {age}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{name}, {other} watches</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/turn_grids.py"></location>
      <source>{n} min</source>
      <translation type="unfinished">{n} mun</translation>
    </message>
    <message>
      <location filename="ui/classes/check_words.py"></location>
      <source>{n} min before the rota does</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>{n} s</source>
      <translation type="unfinished">{n} e</translation>
    </message>
    <message>
      <location filename="ui/settings/limits.py"></location>
      <source>{n} times</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/end_class.py"></location>
      <source>{n} turns have not been held.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/seats_step.py"></location>
      <source>{n} turns of {minutes} min</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/classes/class_items.py"></location>
      <source>{people}, turn {n} of {of}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/text.py"></location>
      <source>{size} GB</source>
      <translation>{size} GB</translation>
    </message>
    <message>
      <location filename="ui/sync/wording.py"></location>
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/live/tile_text.py"></location>
      <source>{step}: %n errors</source>
      <translation>
        <numerusform>{step}: %n o wallau</numerusform>
        <numerusform>{step}: %n gwall</numerusform>
        <numerusform>{step}: %n o wallau</numerusform>
        <numerusform>{step}: %n o wallau</numerusform>
        <numerusform>{step}: %n o wallau</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>twice</name>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>Perhaps enrolled twice: {who}. If they are one person, merge them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>enrolled {day}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>enrolled {day} on {console}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>same ULN</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>same email</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>same name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <location filename="ui/people/twice.py"></location>
      <source>{name}, {enrolled} ({alike})</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
