using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>
/// By SMS, through a gateway that takes JSON. The id lets it know a repeat: an SMS that comes twice costs twice. The address is a
/// telephone, digits only.
/// </summary>
internal sealed class SmsChannel(IHttpClientFactory http, IOptions<NoticeOptions> options) : INoticeChannel
{
    public const string Client = "notices-sms";

    public NoticeChannel Kind => NoticeChannel.Sms;

    public bool IsOpen => options.Value.Sms.Url is not null;

    public async Task<Delivery> DeliverAsync(NoticeMessage notice, CancellationToken cancellationToken)
    {
        var gateway = options.Value.Sms;
        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Url);
        request.Headers.Authorization = string.IsNullOrEmpty(gateway.Token) ? null : new AuthenticationHeaderValue("Bearer", gateway.Token);
        request.Headers.Add("Idempotency-Key", $"{notice.Id:N}");
        request.Content = JsonContent.Create(
            new { id = $"{notice.Id:N}", to = $"+{notice.Address}", from = gateway.From, text = notice.Short(withLink: true) });
        return await http.CreateClient(Client).DeliverAsync(request, Judge, cancellationToken);
    }

    // 410 and 422: this telephone never. Whatever else is refused is between us and the gateway.
    private static Delivery Judge(HttpResponseMessage answer, string body) => answer switch
    {
        { IsSuccessStatusCode: true } => new Delivery.Taken(),
        { StatusCode: HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity } => new Delivery.Never(answer.Status()),
        _ => new Delivery.Later(answer.Status(), answer.Wait()),
    };
}
