using System.Globalization;
using FluentValidation.Internal;

namespace PostalTracking.Web.Hosting;

/// <summary>A validator's sentence with its numbers grouped ("1 000") and what was sent cut short.</summary>
internal sealed class SpokenMessage : MessageFormatter
{
    public override string BuildMessage(string messageTemplate)
    {
        foreach (var (name, value) in PlaceholderValues.ToArray())
        {
            PlaceholderValues[name] = Shown(value);
        }

        return base.BuildMessage(messageTemplate);
    }

    private static object? Shown(object? value) => value switch
    {
        string text => Echo.Of(text),
        int or long or short => ((IFormattable)value).ToString("N0", Spoken),
        IFormattable number => Echo.Of(number.ToString(null, Spoken)),
        _ => value,
    };

    // The language of the sentence: under /api CurrentCulture is the machines' one.
    private static CultureInfo Spoken => CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name);
}
