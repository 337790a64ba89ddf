// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/otherdevice.h"

#include <ATen/ATen.h>
#include <ATen/EmptyTensor.h>
#include <ATen/native/CPUFallback.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/view_native.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <torch/library.h>

#include <cstdlib>

namespace tonekin {
namespace {

constexpr at::DeviceType otherType = at::DeviceType::PrivateUse1;
const at::Device otherDevice(otherType, 0);
constexpr c10::DispatchKeySet otherKeys(c10::DispatchKey::PrivateUse1);

/// The processor's memory by another name.
class OtherMemory : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        void* memory = bytes > 0 ? std::malloc(bytes) : nullptr;
        return {memory, memory, &std::free, otherDevice};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &std::free; }
};

OtherMemory& otherMemory()
{
    static OtherMemory memory;
    return memory;
}

class OtherGuard final : public c10::impl::DeviceGuardImplInterface {
public:
    at::DeviceType type() const override { return otherType; }
    at::Device exchangeDevice(at::Device /*device*/) const override { return otherDevice; }
    at::Device getDevice() const override { return otherDevice; }
    void setDevice(at::Device /*device*/) const override {}
    void uncheckedSetDevice(at::Device /*device*/) const noexcept override {}
    c10::Stream getStream(at::Device /*device*/) const noexcept override { return onlyStream(); }
    c10::Stream exchangeStream(c10::Stream /*stream*/) const noexcept override { return onlyStream(); }
    c10::DeviceIndex deviceCount() const noexcept override { return 1; }

private:
    static c10::Stream onlyStream() { return c10::Stream(c10::Stream::DEFAULT, otherDevice); }
};

at::Tensor makeEmpty(at::IntArrayRef size, c10::optional<at::ScalarType> type, c10::optional<at::Layout> /*layout*/,
                     c10::optional<at::Device> /*device*/, c10::optional<bool> /*pinned*/,
                     c10::optional<at::MemoryFormat> format)
{
    return at::detail::empty_generic(size, &otherMemory(), otherKeys, type.value_or(at::kFloat), format);
}

at::Tensor makeEmptyStrided(at::IntArrayRef size, at::IntArrayRef stride, c10::optional<at::ScalarType> type,
                            c10::optional<at::Layout> /*layout*/, c10::optional<at::Device> /*device*/,
                            c10::optional<bool> /*pinned*/)
{
    return at::detail::empty_strided_generic(size, stride, &otherMemory(), otherKeys, type.value_or(at::kFloat));
}

/// The same memory as a tensor of the CPU.
at::Tensor seenByCpu(const at::Tensor& tensor)
{
    return at::from_blob(tensor.data_ptr(), tensor.sizes(), tensor.strides(), tensor.options().device(at::kCPU));
}

at::Tensor copyFrom(const at::Tensor& from, const at::Tensor& to, bool /*nonBlocking*/)
{
    const auto cpu = [](const at::Tensor& tensor) { return tensor.is_cpu() ? tensor : seenByCpu(tensor); };
    cpu(to).copy_(cpu(from));
    return to;
}

const at::Tensor& resize(const at::Tensor& tensor, at::IntArrayRef size, c10::optional<at::MemoryFormat> format)
{
    const at::Tensor fresh = at::detail::empty_generic(size, &otherMemory(), otherKeys, tensor.scalar_type(), format);
    tensor.unsafeGetTensorImpl()->set_storage_keep_dtype(fresh.storage());
    tensor.unsafeGetTensorImpl()->set_sizes_and_strides(fresh.sizes(), fresh.strides());
    return tensor;
}

at::Tensor copyFromAndResize(const at::Tensor& from, const at::Tensor& to)
{
    if (to.sizes() != from.sizes())
        to.resize_(from.sizes());
    return copyFrom(from, to, false);
}

/// Only single numbers of the CPU may meet tensors of a GPU.
void refuseMixedDevices(const c10::OperatorHandle& operation, const torch::jit::Stack& stack)
{
    const auto arguments = torch::jit::last(stack, operation.schema().arguments().size());
    const auto refuse = [&](const at::Tensor& tensor) {
        TORCH_CHECK(!tensor.defined() || tensor.device() == otherDevice || tensor.dim() == 0, operation.schema().name(),
                    " with tensors of two devices");
    };
    for (const c10::IValue& argument : arguments) {
        if (argument.isTensor())
            refuse(argument.toTensor());
        else if (argument.isTensorList())
            for (const at::Tensor& tensor : argument.toTensorVector())
                refuse(tensor);
    }
}

void computeOnCpu(const c10::OperatorHandle& operation, torch::jit::Stack* stack)
{
    refuseMixedDevices(operation, *stack);
    at::native::cpu_fallback(operation, stack);
}

// LibTorch leaves convolutions of such devices to their makers.

at::Tensor convolve(const at::Tensor& input, const at::Tensor& weight, const c10::optional<at::Tensor>& bias,
                    at::IntArrayRef stride, at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed,
                    at::IntArrayRef outputPadding, std::int64_t groups)
{
    const auto cpu = [](const at::Tensor& tensor) { return tensor.to(at::kCPU); };
    TORCH_CHECK(input.device() == weight.device(), "a convolution with tensors of two devices");
    const c10::optional<at::Tensor> bent = bias && bias->defined() ? c10::make_optional(cpu(*bias)) : c10::nullopt;
    return at::convolution(cpu(input), cpu(weight), bent, stride, padding, dilation, transposed, outputPadding, groups)
        .to(otherDevice);
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolveBack(const at::Tensor& gradient, const at::Tensor& input,
                                                            const at::Tensor& weight, at::IntArrayRef stride,
                                                            at::IntArrayRef padding, at::IntArrayRef dilation,
                                                            bool transposed, at::IntArrayRef outputPadding,
                                                            std::int64_t groups, std::array<bool, 3> wanted)
{
    TORCH_CHECK(gradient.device() == input.device() && input.device() == weight.device(),
                "a convolution's slope with tensors of two devices");
    const std::vector<std::int64_t> biasSize{weight.size(0)};
    const auto [ofInput, ofWeight, ofBias] = at::convolution_backward(
        gradient.to(at::kCPU), input.to(at::kCPU), weight.to(at::kCPU), at::IntArrayRef(biasSize), stride, padding,
        dilation, transposed, outputPadding, groups, wanted);
    const auto back = [](const at::Tensor& tensor) { return tensor.defined() ? tensor.to(otherDevice) : tensor; };
    return {back(ofInput), back(ofWeight), back(ofBias)};
}

} // namespace

TORCH_LIBRARY_IMPL(_, PrivateUse1, library)
{
    library.fallback(torch::CppFunction::makeFromBoxedFunction<&computeOnCpu>());
}

TORCH_LIBRARY_IMPL(aten, PrivateUse1, library)
{
    library.impl("empty.memory_format", &makeEmpty);
    library.impl("empty_strided", &makeEmptyStrided);
    library.impl("as_strided", &at::native::as_strided_tensorimpl);
    library.impl("view", &at::native::view);
    library.impl("_reshape_alias", &at::native::_reshape_alias);
    library.impl("resize_", &resize);
    library.impl("_copy_from", &copyFrom);
    library.impl("_copy_from_and_resize", &copyFromAndResize);
    library.impl("convolution_overrideable", &convolve);
    library.impl("convolution_backward_overrideable", &convolveBack);
}

const char* installOtherDevice()
{
    static OtherGuard guard;
    static const c10::impl::DeviceGuardImplRegistrar registrar(otherType, &guard);
    return "privateuseone:0";
}

} // namespace tonekin
