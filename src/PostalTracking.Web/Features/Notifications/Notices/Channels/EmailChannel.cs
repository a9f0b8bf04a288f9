using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>By e-mail, through the house's post.</summary>
internal sealed class EmailChannel(MailDoor door, IOptions<NoticeOptions> options, IOptions<MailOptions> mail) : INoticeChannel
{
    public NoticeChannel Kind => NoticeChannel.Email;

    public bool IsOpen => door.IsOpen;

    public async Task<Delivery> DeliverAsync(NoticeMessage notice, CancellationToken cancellationToken)
    {
        using var letter = NoticeMail.Make(notice, options.Value.From ?? mail.Value.From!);
        return await door.DeliverAsync(letter, cancellationToken);
    }
}
