using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Carriers.Cainiao;

public sealed class TracePushMessageTests
{
    private static readonly string Sample = Recorded.Text("Cainiao", "tracepush-sample-constructed.json");

    [Fact]
    public void The_sample_reads()
    {
        var trace = Assert.Single(TracePushMessage.Read(Sample));
        Assert.Equal(("ZA123456785HK", "5f0c7f6a-0001", null), (trace.Number.Value, trace.OutBizCode, trace.Next));
        Assert.Equal(
            new ReportedEvent(
                "OM_CONSIGN",
                DateTimeOffset.Parse("2023-08-25T02:05:39Z", CultureInfo.InvariantCulture),
                480,
                default,
                null,
                "Shipment dispatched by the merchant"),
            trace.Event);
    }

    [Theory]
    [InlineData("\"ZA123456785HK,RR999999995CN\"")]
    [InlineData("\"ZA123456785HK; RR999999995CN\"")]
    [InlineData("[\"ZA123456785HK\",\"RR999999995CN\",\"za 1234 5678 5 hk\"]")]
    public void A_trace_of_several_numbers_is_told_of_each(string mailNos)
    {
        var traces = TracePushMessage.Read(With("mailNos", JsonNode.Parse(mailNos)));
        Assert.Equal(["ZA123456785HK", "RR999999995CN"], traces.Select(t => t.Number.Value));
        Assert.Single(traces.Select(t => t.Event).Distinct());
    }

    [Fact]
    public void The_next_carriers_number_comes_with_the_time_it_was_given()
    {
        var next = Assert.Single(TracePushMessage.Read(InTrace("nextMailNo", "PostNL 3SDFC123456"))).Next;
        Assert.Equal(new OtherNumber(
            TrackNumber.Parse("3SDFC123456"),
            NumberChange.NextCarrier,
            DateTimeOffset.Parse("2023-08-25T02:05:39Z", CultureInfo.InvariantCulture)), next);
        Assert.Null(Assert.Single(TracePushMessage.Read(InTrace("nextMailNo", "ZA123456785HK"))).Next);
    }

    [Fact]
    public void Several_lists_may_come_at_once_and_a_trace_without_a_key()
    {
        var list = JsonNode.Parse(Sample)!["tracesList"]!;
        var other = list.DeepClone();
        other["mailNos"] = "RR999999995CN";
        other["traces"]![0]!.AsObject().Remove("outBizCode");
        var traces = TracePushMessage.Read($$"""{"tracesList":[{{list.ToJsonString()}},{{other.ToJsonString()}}]}""");
        Assert.Equal([("ZA123456785HK", "5f0c7f6a-0001"), ("RR999999995CN", null)], traces.Select(t => (t.Number.Value, t.OutBizCode)));
    }

    [Fact]
    public void What_nobody_reads_makes_no_other_content()
    {
        var hash = TracePushMessage.Read(Sample)[0].ContentHash;
        Assert.Equal(hash, TracePushMessage.Read(InTrace("facilityName", "Elsewhere"))[0].ContentHash);
        Assert.All(
            new (string, string)[] { ("time", "2023-08-25 10:05:40"), ("tz", "+9"), ("action", "CONSIGN"), ("desc", "?"), ("nextMailNo", "RR999999995CN") },
            change => Assert.NotEqual(hash, TracePushMessage.Read(InTrace(change.Item1, change.Item2))[0].ContentHash));
    }

    [Theory]
    [InlineData("time", null, "traces[0].time")]
    [InlineData("tz", null, "traces[0].tz")]
    [InlineData("action", "", "traces[0].action")]
    [InlineData("time", "25.08.2023 10:05", "traces[0].time")]
    [InlineData("time", "2023-02-30 10:05:39", "traces[0].time")]
    [InlineData("time", "0001-01-01 00:00:00", "traces[0].time")]
    [InlineData("tz", "Beijing", "traces[0].time")]
    public void A_trace_that_does_not_read_is_named(string field, string? value, string named)
    {
        var refused = Refused(InTrace(field, value));
        Assert.Equal("S05", refused.Code);
        Assert.StartsWith(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mailNos", "\"\"")]
    [InlineData("mailNos", "\"parcel\"")]
    [InlineData("mailNos", "[17]")]
    [InlineData("mailNos", "{}")]
    [InlineData("traces", "[]")]
    [InlineData("traces", "{}")]
    [InlineData("traces", "[17]")]
    public void A_list_without_numbers_or_traces_is_refused(string field, string value) =>
        Assert.Equal("S05", Refused(With(field, JsonNode.Parse(value))).Code);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("tracesList")]
    [InlineData(" <tracesList><traces/></tracesList>")]
    public void What_is_not_json_is_refused(string message) => Assert.Equal("S01", Refused(message).Code);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"tracesList\":[]}")]
    [InlineData("{\"tracesList\":[17]}")]
    public void What_has_no_list_is_refused(string message) => Assert.Equal("S05", Refused(message).Code);

    [Fact]
    public void Too_many_are_refused_before_they_are_all_read()
    {
        var list = JsonNode.Parse(Sample)!;
        var trace = list["tracesList"]!["traces"]![0]!;
        list["tracesList"]!["traces"] = new JsonArray([.. Enumerable.Range(0, 5_001).Select(_ => trace.DeepClone())]);

        var refused = Refused(list.ToJsonString());
        Assert.Equal("S05", refused.Code);
        Assert.Contains("5000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_messages_are_read_or_refused_and_nothing_else() =>
        Mutations.Of([Encoding.UTF8.GetBytes(Sample)]).Sample(
            message =>
            {
                try
                {
                    Assert.All(TracePushMessage.Read(Encoding.UTF8.GetString(message)).Select(t => t.Event), Storable.Check);
                }
                catch (TracePushRefusedException)
                {
                    // What is documented.
                }
            },
            iter: 3_000);

    private static TracePushRefusedException Refused(string message) =>
        Assert.Throws<TracePushRefusedException>(() => TracePushMessage.Read(message));

    private static string With(string field, JsonNode? value)
    {
        var sample = JsonNode.Parse(Sample)!;
        sample["tracesList"]![field] = value;
        return sample.ToJsonString();
    }

    private static string InTrace(string field, string? value)
    {
        var sample = JsonNode.Parse(Sample)!;
        sample["tracesList"]!["traces"]![0]![field] = value;
        return sample.ToJsonString();
    }
}
