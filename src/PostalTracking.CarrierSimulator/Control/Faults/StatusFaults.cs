using System.Globalization;
using System.Text;

namespace PostalTracking.CarrierSimulator.Control.Faults;

/// <summary>A status that is no success, with what goes beside it.</summary>
internal static class StatusFaults
{
    public static IReadOnlyList<FaultWay> Ways { get; } =
    [
        new("status", "any status from 400 to 599, with Retry-After if given") { SendAsync = SendStatusAsync },
        new("redirect", "302 to another place")
        {
            SendAsync = spoilt =>
            {
                spoilt.Response.Redirect($"{spoilt.Lure}elsewhere");
                return Task.CompletedTask;
            },
        },
        new("delay", "the right answer, late") { SendAsync = DelayAsync },
    ];

    private static Task SendStatusAsync(SpoiltAnswer spoilt)
    {
        var fault = spoilt.Fault;
        spoilt.Response.Headers.RetryAfter = fault.RetryAfter ?? fault.RetryAfterSeconds?.ToString(CultureInfo.InvariantCulture);
        return spoilt.SendAsync(new(fault.Status, "text/plain", Encoding.UTF8.GetBytes("fault ordered")));
    }

    // The caller's patience runs on the wall clock, so this does too.
    private static async Task DelayAsync(SpoiltAnswer spoilt)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(spoilt.Fault.DelayMs), TimeProvider.System, spoilt.Cancelled);
        await spoilt.SendAsync(spoilt.Honest);
    }
}
