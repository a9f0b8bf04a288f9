using System.Text;
using MimeKit;
using MimeKit.Text;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>A notice as a letter: plain text, and the same on paper with ink.</summary>
internal static class NoticeMail
{
    private const string From = "PostalTracking";

    public static MimeMessage Make(NoticeMessage notice, string from)
    {
        var mail = new MimeMessage
        {
            MessageId = $"{notice.Id:N}@{from[(from.LastIndexOf('@') + 1)..]}",
            Date = notice.At,
            Subject = notice.Subject,
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = Text(notice) },
                new TextPart(TextFormat.Html) { Text = NoticeHtml.Of(notice) },
            },
        };
        mail.From.Add(new MailboxAddress(From, from));
        mail.To.Add(new MailboxAddress("", notice.Address));

        // RFC 3834: no machine answers a machine.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, notice.Language);

        // RFC 8058: one press in the mail program, and it is over.
        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{notice.Stop}>");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail;
    }

    public static string Text(NoticeMessage notice)
    {
        var text = new StringBuilder();
        text.Append(notice.Number).Append("\n\n").Append(notice.Title).Append("\n\n");
        foreach (var line in notice.Lines)
        {
            text.Append(line).Append("\n\n");
        }

        return text
            .Append(notice.Action).Append(":\n").Append(notice.Link).Append("\n\n-- \n")
            .Append(notice.Why).Append("\n\n")
            .Append(notice.Word("Foot.Own")).Append(":\n").Append(notice.Own).Append("\n\n")
            .Append(notice.Word("Foot.Stop")).Append(":\n").Append(notice.Stop).Append('\n')
            .ToString();
    }
}
