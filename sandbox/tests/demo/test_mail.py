"""The SMTP sink, asked by a real client."""

import smtplib
from email.message import EmailMessage

from sandbox.demo import mail
from sandbox.demo.processes import Supervisor
from sandbox.demo.state import State
from sandbox.mail.sink import messages


def test_a_message_arrives_as_sent(state: State, supervisor: Supervisor) -> None:
    _, variables = mail.start(state, supervisor)
    host, port = variables["SMTP_URL"].removeprefix("smtp://").split(":")
    sent = EmailMessage()
    sent["From"], sent["To"], sent["Subject"] = "no-reply@platform.test", "anna@acme.test", "Grüße"
    sent.set_content("Zeile eins\n.\nZeile drei\n")
    with smtplib.SMTP(host, int(port)) as client:
        client.send_message(sent)
    [(number, got)] = messages(state.folder / "messages")
    assert (number, got["Subject"], got["Delivered-To"]) == ("1", "Grüße", "anna@acme.test")
    assert got["Return-Path"] == "<no-reply@platform.test>"
    assert got.get_content().splitlines() == ["Zeile eins", ".", "Zeile drei"]


def test_each_recipient_is_noted(state: State, supervisor: Supervisor) -> None:
    _, variables = mail.start(state, supervisor)
    host, port = variables["SMTP_URL"].removeprefix("smtp://").split(":")
    with smtplib.SMTP(host, int(port)) as client:
        client.sendmail("a@b.test", ["c@d.test", "e@f.test"], b"Subject: x\r\n\r\ny\r\n")
    [(_, got)] = messages(state.folder / "messages")
    assert got.get_all("Delivered-To") == ["c@d.test", "e@f.test"]
