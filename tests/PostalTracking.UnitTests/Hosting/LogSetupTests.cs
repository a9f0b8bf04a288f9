using PostalTracking.Web.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace PostalTracking.UnitTests.Hosting;

public sealed class LogSetupTests
{
    [Fact]
    public void A_value_cannot_write_a_line_of_its_own()
    {
        var seen = new Seen();
        using var log = new LoggerConfiguration().Enrich.With<LogSetup.OneLine>().WriteTo.Sink(seen).CreateLogger();

        log.Information("From {Name}", "Ivan\r\n12:00 ERR all is lost");

        Assert.Equal(@"From ""Ivan\r\n12:00 ERR all is lost""", seen.Line);
    }

    private sealed class Seen : ILogEventSink
    {
        public string? Line { get; private set; }

        public void Emit(LogEvent logEvent) => Line = logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
    }
}
