using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Senders.Appeal;

/// <summary>How many appeals one address may send in a day.</summary>
internal sealed class AppealAllowance(IOptions<SenderOptions> options) : IDisposable
{
    private readonly DailyAllowance _allowance = new(options.Value.AppealsPerDay);

    public bool Takes(IPAddress? address) => _allowance.Takes(address);

    public void Dispose() => _allowance.Dispose();
}
