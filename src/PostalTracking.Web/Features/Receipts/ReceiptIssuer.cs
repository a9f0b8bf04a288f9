using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts;

/// <summary>Who states: this house, by its own address.</summary>
internal sealed class ReceiptIssuer(IOptions<SiteOptions> site, IHostEnvironment environment)
{
    /// <summary>
    /// The setting alone says it, since whoever chose the Host of a request would choose whose word it is. In Development the request
    /// may say it where the setting does not.
    /// </summary>
    public string Of(HttpRequest request) =>
        site.Value.Address is { } address ? address.GetLeftPart(UriPartial.Authority)
        : environment.IsDevelopment() ? $"{request.Scheme}://{request.Host}"
        : throw new InvalidOperationException("Site__Address is not set: a statement must say whose it is.");
}
