using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Which ways are offered, and to whom no more today.</summary>
internal sealed class NoticeDoor(
    MailDoor mail, SmsChannel sms, NoticeLinks links, VapidKey vapid, IOptions<NoticeOptions> options) : IDisposable
{
    private readonly DailyAllowance _allowance = new(options.Value.AsksPerDay);

    public bool HasEmail => links.AreKnown && (options.Value.Email ?? mail.IsOpen);

    public bool HasSms => links.AreKnown && sms.IsOpen;

    public bool HasPush => links.AreKnown;

    public bool IsOpen => HasEmail || HasSms || HasPush;

    /// <summary>Where a chat with the bot begins about one parcel; null where the bot does not listen.</summary>
    public Uri? TelegramFor(string trackNumber, short generation) => links.AreKnown && options.Value.Telegram.Listens
        ? new($"https://t.me/{options.Value.Telegram.Bot}?start={TelegramUpdates.Word(trackNumber, generation)}")
        : null;

    /// <summary>For <c>PushManager.subscribe</c>.</summary>
    public string PushKey => vapid.PublicKey;

    public bool Takes(IPAddress? address) => _allowance.Takes(address);

    public void Dispose() => _allowance.Dispose();
}
