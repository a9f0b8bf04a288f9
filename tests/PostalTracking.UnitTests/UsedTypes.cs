using System.Reflection;
using System.Reflection.Emit;

namespace PostalTracking.UnitTests;

/// <summary>
/// The types a type's own declarations and method bodies name, read from the compiled code: no using directive hides them.
/// Constants leave no trace there.
/// </summary>
internal static class UsedTypes
{
    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        var methods = type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).ToList();
        return ((IEnumerable<Type?>)[type.BaseType, .. type.GetInterfaces()])
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType))
            .Concat(type.GetFields(Own).Select(field => field.FieldType))
            .Concat(methods.SelectMany(InSignature))
            .Concat(methods.SelectMany(InBody))
            .OfType<Type>()
            .SelectMany(Parts)
            .Distinct();
    }

    private static IEnumerable<Type> InSignature(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType)
        .Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : [])
        .Concat(method.GetCustomAttributesData().Select(attribute => attribute.AttributeType));

    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        foreach (var local in body.LocalVariables)
        {
            yield return local.LocalType;
        }

        foreach (var token in Tokens(code))
        {
            foreach (var type in Named(method, token))
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            // Codes of two bytes begin with 0xFE.
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = OpCodesByValue[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type?> Named(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method is { IsGenericMethod: true } and not ConstructorInfo ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod) switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType, field.FieldType],
            MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            MemberInfo member => [member.DeclaringType],
            _ => [],
        };
    }

    /// <summary>A type and what it is made of: elements, the generic definition and its arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
