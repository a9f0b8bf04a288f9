using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>By web push, RFC 8030: to the browser's own push service, encrypted for the browser.</summary>
internal sealed class PushChannel(
    IHttpClientFactory http, VapidKey vapid, IOptions<SiteOptions> site, IOptions<MailOptions> mail, TimeProvider clock) : INoticeChannel
{
    public const string Client = "notices-push";

    // A browser that was off for longer sees the parcel's page.
    private const int TimeToLive = 3 * 24 * 60 * 60;

    public NoticeChannel Kind => NoticeChannel.Push;

    public bool IsOpen => true;

    public async Task<Delivery> DeliverAsync(NoticeMessage notice, CancellationToken cancellationToken)
    {
        var browser = PushSubscription.Unpacked(notice.Address);
        var endpoint = new Uri(browser.Endpoint);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        try
        {
            request.Content = new ByteArrayContent(PushEncryption.Encrypt(Payload(notice), browser));
        }
        // No point of the curve: nobody could read what is encrypted for it.
        catch (CryptographicException)
        {
            return new Delivery.Never("key");
        }

        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("Authorization", vapid.AuthorizationFor(endpoint, Contact(), clock.GetUtcNow()));
        request.Headers.Add("TTL", $"{TimeToLive}");
        request.Headers.Add("Urgency", "normal");
        request.Headers.Add("Topic", Topic(notice.Own));
        return await http.CreateClient(Client).DeliverAsync(request, Judge, cancellationToken);
    }

    /// <summary>What the service worker shows; the push service can't read it.</summary>
    public static byte[] Payload(NoticeMessage notice) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            title = NoticeTexts.For("Sms.Other", notice.Language, notice.Number, notice.Title),
            body = notice.Lines.Count > 0 ? notice.Lines[0] : "",
            url = notice.Link.PathAndQuery,
            tag = $"{notice.Id:N}",
            lang = notice.Language,
        });

    // Of what a browser that is off has missed about one parcel, only the last is kept for it. Made of what nobody else knows: of the
    // number, which anybody can count up to, the push service would learn the parcel.
    private static string Topic(Uri own) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(own.PathAndQuery)).AsSpan(..24));

    // 404 and 410: the browser is gone (RFC 8030, 7.3).
    private static Delivery Judge(HttpResponseMessage answer, string body) => answer switch
    {
        { IsSuccessStatusCode: true } => new Delivery.Taken(),
        { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new Delivery.Never(answer.Status()),
        _ => new Delivery.Later(answer.Status(), answer.Wait()),
    };

    private string Contact() => mail.Value.From is { } from ? $"mailto:{from}" : site.Value.Address!.GetLeftPart(UriPartial.Authority);
}
