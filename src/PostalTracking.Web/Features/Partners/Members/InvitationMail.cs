using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// Sends an invitation at once, while the one who invites looks on: its link must not lie in a queue, and is on the page anyway.
/// </summary>
internal sealed class InvitationMail(MailDoor door, IOptions<MailOptions> options, TimeProvider clock)
{
    public bool IsOpen => door.IsOpen;

    /// <returns>Whether the post took it.</returns>
    public async Task<bool> SendAsync(
        string email, string name, string organisation, string address, string language, CancellationToken cancellationToken)
    {
        var from = options.Value.From!;
        var message = new MimeMessage
        {
            MessageId = MimeUtils.GenerateMessageId(from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]),
            Date = clock.GetUtcNow(),
            Subject = PartnerTexts.For("Mail.Subject", language, organisation),
            Body = new TextPart(TextFormat.Plain) { Text = PartnerTexts.For("Mail.Text", language, name, organisation, address) },
        };
        message.From.Add(new MailboxAddress("PostalTracking", from));
        message.To.Add(new MailboxAddress(name, email));
        return await door.DeliverAsync(message, cancellationToken) is Delivery.Taken;
    }
}
