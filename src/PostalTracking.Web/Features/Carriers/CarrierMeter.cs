using System.Diagnostics.Metrics;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>Counts requests to carriers by their outcome.</summary>
internal sealed class CarrierMeter
{
    private readonly Counter<long> _requests;

    public CarrierMeter(IMeterFactory meters) => _requests = meters
        .Create(Telemetry.MeterOf("Carriers"))
        .CreateCounter<long>("postaltracking.carrier.requests", description: "Requests to carriers, by carrier and outcome");

    public void Asked(Carrier carrier, CarrierTrouble? trouble) => _requests.Add(
        1,
        new KeyValuePair<string, object?>("carrier", carrier.Key()),
        new KeyValuePair<string, object?>("outcome", trouble?.ToString() ?? "Answered"));
}
