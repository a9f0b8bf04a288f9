using System.Globalization;
using System.Text.RegularExpressions;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Serilog stays here: code sees <c>ILogger</c>. Levels are set in <c>appsettings.json</c>, section Serilog; what EF Core
/// says before it throws is silent there, since whoever catches the exception says it once.
/// </summary>
internal static partial class LogSetup
{
    private const string Readable = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddLog(this IHostApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            log =>
            {
                log.ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().Enrich.With<NoKeys>();

                if (builder.Environment.IsProduction())
                {
                    log.WriteTo.Console(new RenderedCompactJsonFormatter());
                }
                else
                {
                    log.Enrich.With<OneLine>().WriteTo.Console(outputTemplate: Readable, formatProvider: CultureInfo.InvariantCulture);
                }
            },
            // Two apps in one process (tests) must not end each other's log.
            preserveStaticLogger: true);

    /// <summary>
    /// After <c>/p/</c> stands what opens a buyer's policy, after <c>/notices/</c> what opens the page of somebody who is told of a
    /// parcel. The framework writes addresses only where an operator asks it to: even then not these.
    /// </summary>
    internal sealed partial class NoKeys : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToArray())
            {
                if (value is ScalarValue { Value: string or PathString or Uri } scalar
                    && scalar.Value.ToString() is { } text && Key.IsMatch(text))
                {
                    logEvent.AddOrUpdateProperty(new(name, new ScalarValue(Key.Replace(text, "$1…"))));
                }
            }
        }

        [GeneratedRegex(@"(/p/(?!policy\b|\{)|/notices/(?:confirm/)?(?=[\w-]{43}))[^/?#\s""']+", RegexOptions.IgnoreCase)]
        private static partial Regex Key { get; }
    }

    /// <summary>A value with a line break in it cannot forge a line of its own; JSON escapes it by itself.</summary>
    internal sealed class OneLine : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToArray())
            {
                if (value is ScalarValue { Value: string text } && text.AsSpan().IndexOfAny('\r', '\n') >= 0)
                {
                    var escaped = text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
                    logEvent.AddOrUpdateProperty(new(name, new ScalarValue(escaped)));
                }
            }
        }
    }
}
